"""Names in a text: what the tables know, what the model's reader found, and what capitals and titles give away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from onrecord.annotate.actors.bodies import body_at
from onrecord.annotate.actors.tables import Tables, tables
from onrecord.annotate.actors.words import DATES, FEMALE_TITLES, MALE_TITLES, PARTICLES, TITLES
from onrecord.types import ActorKind, Mention

_CAPITAL = re.compile(r"(?<![\w])[^\W\d_a-z]\w*(?:[.'’&-]\w+)*")
_NEVER = frozenset(
    "A An I We He She They It You The This That Hearings Getty Mr Mrs Ms Kingdom Affairs "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_ABBREVIATED = frozenset({"Jr", "Sr"})


@dataclass(frozen=True, slots=True)
class Found:
    """A name at [start, end): its canonical name where the tables know it, else None; what titles before it tell."""

    start: int
    end: int
    kind: ActorKind
    name: str | None
    adjective: bool = False
    gender: str = ""
    title: str = ""


def _bounded(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_")


def _known(text: str, at: int, word: str, table: Tables) -> Found | None:
    base = word.split("'", maxsplit=1)[0].split("’", maxsplit=1)[0]
    for first in dict.fromkeys((word, base, base + ".", text[at : at + 2], word.split("-", maxsplit=1)[0])):
        for form in table.forms.get(first, ()):
            if text.startswith(form, at) and _bounded(text, at + len(form)):
                known = table.known[form]
                return Found(at, at + len(form), known.kind, known.name, known.adjective)
    return _with_article(text, at, base, table)


def _with_article(text: str, at: int, word: str, table: Tables) -> Found | None:
    """A body that one word names after its article only ("the Fed"); no outlet, since "the Hill" is also a place."""
    known = table.known.get(f"the {word}")
    if known is None or known.kind == "outlet" or text[max(0, at - 4) : at].casefold() != "the ":
        return None
    return Found(at, at + len(word), known.kind, known.name)


def _titles_before(text: str, start: int) -> tuple[str, str]:
    """The gender that titles before a name tell ("" where none), and the words of the title (at most 60 characters back)."""
    back = text[max(0, start - 60) : start]
    words = re.split(r"[\s]+", back.rstrip())
    title: list[str] = []
    gender = ""
    for word in reversed(words):
        bare = word.strip(".,")
        if bare not in TITLES and bare.casefold() not in {
            "of",
            "minister",
            "secretary",
            "president",
            "spokesman",
            "spokeswoman",
            "foreign",
        }:
            break
        gender = gender or ("f" if bare.title() in FEMALE_TITLES else "m" if bare.title() in MALE_TITLES else "")
        title.append(bare)
    return gender, " ".join(reversed(title))


def _run(text: str, matches: list[re.Match[str]], i: int) -> int:
    """The index after the last of the capitalised words that follow one another from `i`, particles and initials allowed."""
    j = i + 1
    while j < len(matches) and j - i < 5:
        word, gap = matches[j][0], text[matches[j - 1].end() : matches[j].start()]
        between = gap.strip()
        joined = gap == " " or (gap == ". " and len(matches[j - 1][0]) == 1) or (between in PARTICLES and "\n" not in gap)
        if not joined or word in TITLES or matches[j - 1][0].endswith(("'s", "’s")):
            break
        j += 1
    return j


def _bare(word: str) -> str:
    return word[:-2] if word.endswith(("'s", "’s")) else word


def _person(text: str, matches: list[re.Match[str]], i: int, j: int, table: Tables) -> Found | None:
    start, last = matches[i].start(), matches[j - 1]
    end = last.start() + len(_bare(last[0]))
    if text[end : end + 1] == "." and last[0] in _ABBREVIATED:
        end += 1
    gender, title = _titles_before(text, start)
    first = matches[i][0]
    if first in _NEVER:
        return None
    if (j - i >= 2 and first in table.first_names) or title:
        told = gender or (table.first_names.get(first, "") if j - i >= 2 else "")
        return Found(start, end, "person", None, gender=told, title=title)
    return None


def scan(text: str, names: Iterable[Mention] | None) -> list[Found]:
    """Every name, in text order, none overlapping. Linear in the text."""
    table = tables()
    matches = list(_CAPITAL.finditer(text))
    given = {_begin(text, mention): mention for mention in names or () if mention.span.words(text).casefold() not in DATES}
    found: list[Found] = []
    i, reached = 0, 0
    while i < len(matches):
        match = matches[i]
        i += 1
        if match.start() < reached:
            continue
        got = _known(text, match.start(), match[0], table)
        got = _half(text, match) or _caucus(text, match) or _house(text, match) or got
        got = _named_body(text, match, got, table) or _first_named(text, matches, i - 1, got, table) or got
        if got is None and match[0] not in TITLES:
            j = _run(text, matches, i - 1)
            got = (
                _given(text, match.start(), given)
                or _person(text, matches, i - 1, j, table)
                or _single(text, match, j - i, table)
            )
        if got is not None:
            if got.kind == "person" and not got.title:
                gender, title = _titles_before(text, got.start)
                got = replace(got, gender=got.gender or gender, title=title)
            found.append(got)
            reached = got.end
    return found


# Korea's halves are "the North" and "the South" where a report names North Korea.
_HALF = {"North": "North Korea", "South": "South Korea"}
_CAUCUS = re.compile(r"(?P<house>House|Senate) (?P<party>Democrats|Republicans|GOP)\b(?! [A-Z])")


def _half(text: str, match: re.Match[str]) -> Found | None:
    word = _bare(match[0])
    name = _HALF.get(word)
    end = match.start() + len(word)
    if (
        name is None
        or text[max(0, match.start() - 4) : match.start()].casefold() != "the "
        or text[end : end + 2].strip().isupper()
    ):
        return None
    return Found(match.start(), end, "country", name) if name in text and "North Korea" in text else None


def _caucus(text: str, match: re.Match[str]) -> Found | None:
    """The members of one party in one chamber are a group of their own, not the party."""
    got = _CAUCUS.match(text, match.start())
    if got is None:
        return None
    return Found(got.start(), got.end(), "group", f"{got['house']} {got['party'].replace('GOP', 'Republicans')}")


# "Congressional approval", but not a caucus or office that has a name of its own.
_CONGRESSIONAL = re.compile(r"Congressional(?= [a-z])")
_CONGRESS = re.compile(
    r"\b(?:U\.S\. House|House of Representatives|Senate|Congress|Capitol Hill|House (?:Democrats|Republicans)|[RD]-[A-Z])"
)


def _house(text: str, match: re.Match[str]) -> Found | None:
    """ "The House" alone and "Congressional approval", in a report on the Congress of the United States."""
    if _CONGRESSIONAL.match(text, match.start()) and _CONGRESS.search(text):
        return Found(match.start(), match.end(), "organisation", "United States Congress")
    if match[0] not in {"House", "House's", "House’s"} or text[max(0, match.start() - 4) : match.start()].casefold() != "the ":
        return None
    end = match.start() + len("House")
    if re.match(r"[-\s]?[A-Z]| of\b| and Senate", text[end : end + 11]) or _CONGRESS.search(text) is None:
        return None
    return Found(match.start(), end, "organisation", "United States House of Representatives")


def _named_body(text: str, match: re.Match[str], known: Found | None, table: Tables) -> Found | None:
    """A body named by what it is, where that name is longer than what the tables know."""
    if match[0] in _NEVER or match[0].endswith(("'s", "’s")) or _LEADING.match(text, match.start()):
        return None
    got = body_at(text, match.start())
    if got is None or (known is not None and known.end >= got[0]):
        return None
    end, name = got
    alias = table.known.get(name)
    return Found(match.start(), end, "organisation", alias.name if alias else name)


def _first_named(text: str, matches: list[re.Match[str]], i: int, known: Found | None, table: Tables) -> Found | None:
    """A person whose first name is also a country's or a body's (Chad, Jordan, Georgia), with a surname after it."""
    if (
        known is None
        or known.kind == "person"
        or matches[i][0] not in table.first_names
        or " " in text[known.start : known.end]
    ):
        return None
    j = _run(text, matches, i)
    if j - i < 2 or _known(text, matches[i + 1].start(), matches[i + 1][0], table) is not None:
        return None
    return _person(text, matches, i, j, table)


def _begin(text: str, mention: Mention) -> int:
    """Where the name begins after an article."""
    start = mention.span.start
    return start + 4 if text[start : start + 4] in ("The ", "the ") and mention.span.end > start + 4 else start


# What stands before a name at the head of a sentence, with a capital, and is no part of it.
_LEADING = re.compile(r"(?:Leading|Senior|Top|Former|Several|Some|Many|Most|Other|Local|Prominent|Even|Both) (?=[A-Z])")


def _given(text: str, at: int, given: dict[int, Mention]) -> Found | None:
    mention = given.get(at)
    if mention is None or "\n" in mention.span.words(text):
        return None
    words = mention.span.words(text)
    if (led := _LEADING.match(words)) is not None:
        at += led.end()
    end = mention.span.start + len(_bare(words.rstrip()).rstrip("'’"))  # of "Roe's" the reader may take "Roe'"
    first = text[at:end].split(" ", maxsplit=1)[0]
    if end - at < 3 or first in _NEVER or text[at:end].rsplit(" ", maxsplit=1)[-1] in TITLES:
        return None
    gender = tables().first_names.get(first, "") if mention.kind == "person" else ""
    return Found(at, end, mention.kind, None, gender=gender)


def _single(text: str, match: re.Match[str], more: int, table: Tables) -> Found | None:
    """A surname alone: a candidate that counts only where the report or the tables know a person of that name."""
    word = _bare(match[0])
    if more > 0 or len(word) < 3:
        return None
    return Found(match.start(), match.start() + len(word), "unknown", None)
