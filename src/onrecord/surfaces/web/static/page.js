// What a page does beyond links and forms. Everything works without it: it only makes dragging, copying and keys possible.
"use strict";

const DAY = 86400000;
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

// The days of the record: the slider counts days from the first one, and the field beside it says which day that is.
function dayOf(slider) {
  const first = Date.parse(`${slider.dataset.first}T00:00:00Z`);
  return new Date(first + Number(slider.value) * DAY).toISOString().slice(0, 10);
}

function drag(event) {
  const field = $("#as_of");
  const day = dayOf(event.target);
  field.value = event.target.value === event.target.max ? "" : day;
  event.target.setAttribute("aria-valuetext", field.value || `${day}, the last day`);
}

// Copying a citation.
async function copy(button) {
  await navigator.clipboard.writeText($("pre", button.parentElement).textContent);
  tell("Copied");
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

function tell(words) {
  const told = $("#told");
  if (told) told.textContent = words;
}

// Keys of the review queue: only there, never while something is typed, and only while they are switched on.
function press(event) {
  const keys = $("#keys");
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea, [contenteditable]");
  if (!keys || !keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const chosen = $(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!chosen) return;
  event.preventDefault();
  if (chosen.tagName === "DETAILS") {
    chosen.open = true;
    $("select, input:not([type=hidden])", chosen).focus();
  } else {
    chosen.click();
  }
}

function remember(event) {
  if (event.target.id === "keys") sessionStorage.setItem("keys", event.target.checked ? "on" : "off");
}

function prepare() {
  $$("[data-copy]").forEach((button) => { button.hidden = !navigator.clipboard; });
  const keys = $("#keys");
  if (keys) keys.checked = sessionStorage.getItem("keys") !== "off";
}

document.addEventListener("input", (event) => { if (event.target.id === "drag") drag(event); });
document.addEventListener("change", remember);
document.addEventListener("keydown", press);
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) copy(button);
});
// An address holds what was chosen and nothing else.
document.addEventListener("htmx:configRequest", (event) => {
  const chosen = event.detail.formData;
  [...chosen.entries()].filter(([, value]) => value === "").forEach(([name]) => chosen.delete(name));
});
document.addEventListener("htmx:afterSettle", () => {
  prepare();
  const lead = $("#view .lead, #view .verdict");
  tell(lead ? lead.textContent.trim() : "Shown");
});
document.documentElement.classList.add("js");
prepare();
