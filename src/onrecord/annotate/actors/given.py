"""Names that the model's reader found, mended where it cut or joined them wrongly."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from onrecord.annotate.actors.found import Found, bare, known_at
from onrecord.annotate.actors.tables import Tables, fold, tables
from onrecord.annotate.actors.words import TITLES
from onrecord.types import Mention

NEVER = frozenset(
    "A An I We He She They It You The This That Hearings Getty Mr Mrs Ms Kingdom Affairs "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def begin(text: str, mention: Mention) -> int:
    """Where the name begins after an article."""
    start = mention.span.start
    return start + 4 if text[start : start + 4] in ("The ", "the ") and mention.span.end > start + 4 else start


# What stands before a name at the head of a sentence, with a capital, and is no part of it.
LEADING = re.compile(r"(?:Leading|Senior|Top|Former|Several|Some|Many|Most|Other|Local|Prominent|Even|Both) (?=[A-Z])")


def given_at(text: str, at: int, given: dict[int, Mention]) -> Found | None:
    mention = given.get(at)
    if mention is None or "\n" in mention.span.words(text):
        return None
    words = mention.span.words(text)
    if (led := LEADING.match(words)) is not None:
        at += led.end()
    end = mention.span.start + len(bare(words.rstrip()).rstrip("'’"))  # of "Roe's" the reader may take "Roe'"
    first = text[at:end].split(" ", maxsplit=1)[0]
    if end - at < 3 or first in NEVER or text[at:end].rsplit(" ", maxsplit=1)[-1] in TITLES:
        return None
    gender = tables().first_names.get(first, "") if mention.kind == "person" else ""
    return Found(at, end, mention.kind, None, gender=gender)


_HE = re.compile(r"He (?P<name>[A-Z][a-z]+)(?!\w)")
_HE_SAYS = re.compile(r",| (?:said|says|told|added|adds|warned|urged|stressed|noted|called|also|has|had|is|was|will|would)\b")


_CAPITALS = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)+")


def titled_body(text: str, at: int, given: dict[int, Mention]) -> Found | None:
    """A body whose name begins like a title ("Democratic Alliance")."""
    mention = given.get(at)
    long = mention is not None and mention.kind == "organisation" and _CAPITALS.fullmatch(mention.span.words(text))
    return given_at(text, at, given) if long else None


def named_he(text: str, matches: list[re.Match[str]], i: int, given: dict[int, Mention]) -> Found | None:
    """A person of the family He: no pronoun stands right before a name."""
    named = _HE.match(text, matches[i].start()) if matches[i][0] == "He" else None
    if named is None or not (given.get(named.start("name")) or _HE_SAYS.match(text, named.end())):
        return None
    return Found(named.start(), named.end(), "person", None)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SURNAME = re.compile(rf" (?P<name>(?!(?:{_MONTHS})\b)[^\W\d_a-z][\w’'-]*?)(?=['’]s\b|[,.;:\n]|$| [a-z])")


@lru_cache(maxsize=64)
def _ends_name(text: str, word: str) -> bool:
    """Whether the word is elsewhere in the text what a longer name ends in."""
    return re.search(rf"\b(?!\w+day\b)[A-Z]\w+ {re.escape(word)}\b", text) is not None


def _surname_end(text: str, found: Found, given: dict[int, Mention], table: Tables) -> int | None:
    """Where the surname ends of which the reader left off all ("Nasry" of "Nasry Asfura"); None where no name goes on."""
    word = text[found.start : found.end]
    reader = given.get(found.start)
    if reader is None or reader.kind != "person" or found.name or " " in word or fold(word) in table.surnames:
        return None
    match = _SURNAME.match(text, found.end)
    if match is None or match["name"] in TITLES | NEVER or match.start("name") in given:
        return None
    if known_at(text, match.start("name"), match["name"], table) or _ends_name(text, word):
        return None
    return match.end()


def to_surname(text: str, found: Found, given: dict[int, Mention], table: Tables) -> Found:
    """A first name that the reader took apart from its surname ("Yury", a person, and "Ushakov", a country) with it."""
    if (end := _surname_end(text, found, given, table)) is not None:
        return replace(found, end=end)
    after = given.get(found.end + 1)
    if found.kind != "person" or found.name or after is None or after.kind not in {"person", "country"}:
        return found
    words = after.span.words(text)
    if fold(text[found.start : found.end]) in table.surnames:
        return found
    alone = " " not in text[found.start : found.end] and text[found.end] == " " and " " not in words
    if not alone or words in TITLES or known_at(text, after.span.start, words, table):
        return found
    return replace(found, end=after.span.start + len(bare(words)))
