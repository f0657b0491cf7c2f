"""Sentences that we wrote for acts that are rare in the labelled reports: templates whose slots are filled by chance.

`written/sentences.txt` has one a line: act, firmness, sentence, in which [s ...] is the source, [q ...] the cue, [c ...] the
content, [i ...] the condition, [p ...] the party, [t ...] the counterpart and [r ...] a relay; brackets may nest.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

VARIANTS, SENTENCES = 6, 10  # of each template; of each report that is made of them
DOUBLED = frozenset("ban cut expel let patrol put scrap set stop".split())
MARKS = re.compile(r"\[([sqciptr]) |\]")
SLOT = re.compile(r"\{(\w+)\}")

Spans = list[list[int]]


@dataclass
class Written:
    """One sentence: its text, act, firmness, and the spans (start, end) of each mark in its text."""

    text: str
    act: str
    firmness: int
    spans: dict[str, Spans]
    unnamed: bool
    loose: bool  # names a source or an outlet without saying that it is a relay


def lines(folder: Path, name: str) -> list[str]:
    found = (folder / name).read_text(encoding="utf-8").splitlines()
    return [line for line in found if line and not line.startswith("#")]


def continuous(action: str) -> str:
    """The action with its verb in -ing."""
    verb, _, rest = action.partition(" ")
    stem = verb + verb[-1] if verb in DOUBLED else verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    return f"{stem}ing {rest}".strip()


def names(folder: Path) -> dict[str, list[str]]:
    pairs = (line.split(": ", 1) for line in lines(folder, "names.txt"))
    return {name: [value.replace(";", ",") for value in values.split(", ")] for name, values in pairs}


class Filler:
    """Fills the slots of templates: every draw comes from one seeded generator."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a seed for drawing, not a secret
        self.names = names(folder)
        self.actions, self.matters, self.unnamed = (lines(folder, f"{kind}.txt") for kind in ("actions", "matters", "unnamed"))

    def leader(self, country: str) -> str:
        first, last = self.chance.choice(self.names["first"]), self.chance.choice(self.names["last"])
        title = self.chance.choice(self.names["titles"])
        return title.replace("{N}", f"{first} {last}").replace("{L}", last).replace("{C1}", country)

    def fill(self, template: str) -> str:
        one, two, other = self.chance.sample(self.names["countries"], 3)
        action = self.chance.choice(self.actions).replace("{C}", two if self.chance.random() < 0.5 else other)
        values = {
            "C1": one,
            "C2": two,
            "L": self.leader(one),
            "L2": self.leader(two),
            "U": self.chance.choice(self.unnamed),
            "O": self.chance.choice(self.names["outlets"]),
            "D": self.chance.choice(self.names["days"]),
            "M": self.chance.choice(self.matters),
            "V": action,
            "Ving": continuous(action),
        }
        return SLOT.sub(lambda match: values[match[1]], template)


def parse(marked: str) -> tuple[str, dict[str, Spans]]:
    """The plain text and the spans of each mark. The first letter becomes a capital."""
    text, spans, opened, at = "", defaultdict[str, Spans](list), [], 0
    for match in MARKS.finditer(marked):
        text += marked[at : match.start()]
        at = match.end()
        if match[1]:
            opened.append((match[1], len(text)))
        else:
            kind, start = opened.pop()
            spans[kind].append([start, len(text)])
    text += marked[at:]
    first = next(i for i, letter in enumerate(text) if letter.isalpha())
    return text[:first] + text[first].upper() + text[first + 1 :], dict(spans)


def sentences(folder: Path, seed: int) -> list[Written]:
    """VARIANTS of every template, in random order."""
    filler, found = Filler(folder, seed), []
    for line in lines(folder, "sentences.txt"):
        head, firmness, template = line.split(" ", 2)
        loose = bool(re.search(r"(?<!\[[sr] )\{[UO]\}", template))
        for _ in range(VARIANTS):
            text, spans = parse(filler.fill(template))
            found.append(Written(text, head, int(firmness), spans, "[s {U}]" in template, loose))
    filler.chance.shuffle(found)
    return found


def reports(folder: Path, seed: int) -> list[tuple[str, list[tuple[int, Written]]]]:
    """Made-up reports of SENTENCES sentences: the text, and each sentence with its place in it."""
    found = []
    everything = sentences(folder, seed)
    for begin in range(0, len(everything), SENTENCES):
        text, placed = "", []
        for number, sentence in enumerate(everything[begin : begin + SENTENCES]):
            text += ("\n" if number % 3 == 0 else " ") if text else ""
            placed.append((len(text), sentence))
            text += sentence.text
        found.append((text, placed))
    return found
