"use strict";

// No validator: it would send the document to another host.
const dark = window.matchMedia("(prefers-color-scheme: dark)");
const follow = () => { document.documentElement.classList.toggle("dark-mode", dark.matches); };
dark.addEventListener("change", follow);
follow();
const place = document.getElementById("docs");
SwaggerUIBundle({
  url: place.dataset.document,
  domNode: place,
  // The links that it brings stand inside buttons, where neither is sure to be heard.
  deepLinking: false,
  validatorUrl: null,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
});
