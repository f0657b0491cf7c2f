"""Texts of any length and of every ugly kind, made from templates; and spans for them without a model."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle, islice

from onrecord.types import Analysis, Attribution, Mention, Span

_PEOPLE = ("Anna Berg", "President Jonas Weil", "Foreign Minister Ida Holm", "Omar Said", "U.S. Secretary of State Ruth Cole")
_BODIES = ("the Norwegian government", "NATO", "the European Union", "a senior official", "Reuters", "the State Department")
_VERBS = ("said", "promised", "refused", "told Reuters", "warned", "asked Poland")
_WHAT = (
    "that the country will send two ships to the strait by the end of March if the truce holds",
    "“we will not lift the sanctions until the troops leave the city”",
    "that the ministry had asked for talks with Iran on Friday",
    "to meet the president in Geneva next week, unless the talks fail",
    "that the newspaper had reported a plan to close the border",
)


def report(words: int) -> str:
    """A news report of about that many words: paragraphs of three sentences, names that come again and names that do not."""
    sentences, count = [], 0
    for number in range(words):
        who, body = _PEOPLE[number % 5], _BODIES[number % 6]
        whose = f"{who} {chr(65 + number % 26)}{'aeiou'[number % 5]}{number % 997:x}son" if number % 7 == 0 else who
        end = "\n\n" if number % 3 == 2 else " "
        sentences.append(
            f"{whose} {_VERBS[number % 6]} {_WHAT[number % 5]}, and {body} agreed with him on {number % 28 + 1} May.{end}"
        )
        count += sentences[-1].count(" ")
        if count >= words:
            break
    return "".join(sentences)


def _endless(characters: int) -> str:
    return re.sub(r"[.\n“”]", "", report(characters // 5))[:characters]


def ugly(characters: int) -> dict[str, str]:
    """One text of that length for each kind that is known to upset readers of text, by the kind's name."""
    plain = report(characters // 5)[:characters]
    long = {
        "no sentence ends": _endless(characters),
        "unbalanced quotation marks": plain.replace("”", ""),
        "all capitals": plain.upper(),
        "typewriter quotation marks": plain.replace("“", "``").replace("”", "''"),
        "transcript": re.sub(r"\n\n", "\n\nMR. WEIL: ", plain),
        "not English": "Президент сказал, что страна не отправит войска. 大統領は軍隊を派遣しないと述べた。 ",
        "no white space": re.sub(r"\s", "", plain),
        "line ends": "\n",
        "said said": "said ",
        "names": "John Smith, ",
        "the newspaper": "This was reported by the newspaper. ",
        "conditions": "if the, ",
        "initials": "U.S. ",
        "only initials": "U.S.",
        "only hyphens between": "Ab-",
        "dates": "by Friday or on May 3, 2027 ",
    }
    long |= {f"only {mark!r}": mark for mark in "aA.,'\"“”’-1 \u0301\U0001f600("}
    return {kind: "".join(islice(cycle(text), characters)) for kind, text in long.items()} | {
        "one character": "a",
        "nothing": " ",
    }


_TOLD = re.compile(r"(?P<who>\b\w{2,20} \w{2,20}) (?P<cue>said|promised|refused|warned|SAID|PROMISED) (?P<what>[^.\n]{5,160})")


class Told:
    """Stands for the model: whoever says, promises, refuses or warns, and the next words; every other one is a promise."""

    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ("attributions", "names")

    def __call__(self, analysis: Analysis) -> Analysis:
        found, names = [], []
        for number, match in enumerate(_TOLD.finditer(analysis.text)):
            who, cue, what = (Span(*match.span(name)) for name in ("who", "cue", "what"))
            act = ("commit", "state", "refuse", "demand")[number % 4]
            own = 0.9 if number % 3 else 0.1
            found.append(
                Attribution((who,), (cue,), (what,), (0.2,) * 9, act, "indirect", own, 0.7)  # type: ignore[arg-type]
            )
            names.append(Mention(who, "person", None))
        return replace(analysis, attributions=tuple(found), names=tuple(names))
