"""Verbs: the dictionary form of a form, and how doing it is named ("withdrew": withdraw, withdrawal). Table: verbs.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

_AGAIN = frozenset("re co over out de mis".split())  # "re-certify"
_LISTS = "light on plain either alone by hindering giving granting joining meant naming adjectives".split()
_VOWELS = "aeiou"
# Verbs of two syllables and more that double their last letter before an ending ("admitting").
_DOUBLED = frozenset(
    "abet abhor acquit admit allot annul begin commit compel concur confer control debar defer deter dispel emit "
    "equip expel forbid forget impel incur infer kidnap occur offset omit outrun patrol permit prefer propel quit "
    "rebel rebut recur refer regret remit repel submit transfer transmit undercut upset".split()
)


@dataclass(frozen=True)
class Verbs:
    """The shipped table: what names a verb, what comes before its object, and the lists by what a verb does to a matter."""

    nouns: dict[str, str]
    without: dict[str, str]
    takes: dict[str, str]
    past: dict[str, str]
    light: frozenset[str]
    on: frozenset[str]
    plain: frozenset[str]
    either: frozenset[str]
    alone: frozenset[str]
    by: frozenset[str]
    hindering: frozenset[str]
    giving: frozenset[str]
    granting: frozenset[str]
    joining: frozenset[str]
    meant: frozenset[str]
    naming: frozenset[str]
    adjectives: frozenset[str]

    @cached_property
    def known(self) -> frozenset[str]:
        return self.plain | self.either


@cache
def verbs() -> Verbs:
    """The table that ships with the package, read once."""
    raw = tomllib.loads(files("onrecord.extract.matter").joinpath("verbs.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(raw[name]["words"].split()) for name in _LISTS}
    return Verbs(raw["nouns"], raw["without"], raw["takes"], raw["past"], **lists)


@lru_cache(maxsize=16384)
def base_of(form: str) -> str | None:
    """The verb that a lower-case form is of ("withdrew", "carries", "halting"); None where the table knows none."""
    table = verbs()
    if form in table.plain or form in table.either:
        return form
    if form in table.past:
        return table.past[form]
    before, hyphen, rest = form.partition("-")
    if hyphen:
        return f"{before}-{base}" if before in _AGAIN and (base := base_of(rest)) else None
    return next((verb for verb in _stripped(form) if verb in table.plain or verb in table.either), None)


def _stripped(form: str) -> list[str]:
    """What a form may be of, the likeliest first."""
    for ending, put in (("ies", "y"), ("ied", "y"), ("ying", "y")):
        if form.endswith(ending) and len(form) > len(ending) + 1:
            return [form[: -len(ending)] + put]
    for ending in ("ing", "ed", "es", "s"):
        if form.endswith(ending) and not form.endswith("ss") and len(form) > len(ending) + 1:
            cut = form[: -len(ending)]
            single = [cut[:-1]] if cut[-1] == cut[-2:-1] and cut[-1] not in "aeious" else []
            return [*single, cut, cut + "e"] if not _wants_e(cut) else [cut + "e", cut, *single]
    return []


def _wants_e(cut: str) -> bool:
    return cut.endswith(("at", "iz", "is", "v", "c", "g", "uc", "ut", "id", "ir", "ur", "l")) and cut[-2:] != "ng"


def unknown_base(form: str) -> str:
    """What a form in -ed is likely of where the table knows none: "stoked" is of "stoke", or its k would be doubled."""
    cut = form.removesuffix("ed")
    return cut + "e" if cut != form and _doubles(cut) else cut


@lru_cache(maxsize=4096)
def gerund_of(verb: str) -> str:
    """The -ing form."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if _doubles(verb) else "") + "ing"


def _doubles(verb: str) -> bool:
    closed = len(verb) > 2 and verb[-1] not in "aeiouwxyh" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    one = sum(letter in _VOWELS for letter in verb) == 1
    return verb in _DOUBLED or (closed and one)


def named(verb: str, particle: str = "") -> tuple[str, str]:
    """How doing it is named, and what comes before the object: ("withdrawal", "of"), ("attack", "on"), ("halting", "")."""
    table, whole = verbs(), f"{verb} {particle}".strip()
    if whole in table.nouns:
        return table.nouns[whole], table.takes.get(whole, "of")
    if verb in table.nouns and not particle:
        return table.nouns[verb], table.takes.get(verb, "of")
    return f"{gerund_of(verb)} {particle}".strip(), ""
