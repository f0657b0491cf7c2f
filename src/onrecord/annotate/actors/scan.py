"""Names in a text: what the tables know, what the model's reader found, and what capitals and titles give away."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from onrecord.annotate.actors.bodies import body_at
from onrecord.annotate.actors.found import Found, bare, known_at
from onrecord.annotate.actors.given import LEADING, NEVER, begin, given_at, named_he, titled_body, to_surname
from onrecord.annotate.actors.tables import Tables, tables
from onrecord.annotate.actors.words import DATES, FEMALE_TITLES, MALE_TITLES, PARTICLES, TITLES
from onrecord.types import Mention

_CAPITAL = re.compile(r"(?<![\w])[^\W\d_a-z]\w*(?:[.'’&-]\w+)*")
_ABBREVIATED = frozenset({"Jr", "Sr"})


def _titles_before(text: str, start: int) -> tuple[str, str]:
    """The gender that titles before a name tell ("" where none), and the words of the title (at most 60 characters back)."""
    back = text[max(0, start - 60) : start]
    words = re.split(r"[\s]+", back.rstrip())
    title: list[str] = []
    gender = ""
    for word in reversed(words):
        plain = word.strip(".,")
        if plain not in TITLES and plain.casefold() not in {
            "of",
            "minister",
            "secretary",
            "president",
            "spokesman",
            "spokeswoman",
            "foreign",
        }:
            break
        gender = gender or ("f" if plain.title() in FEMALE_TITLES else "m" if plain.title() in MALE_TITLES else "")
        title.append(plain)
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


def _person(text: str, matches: list[re.Match[str]], i: int, j: int, table: Tables) -> Found | None:
    start, last = matches[i].start(), matches[j - 1]
    end = last.start() + len(bare(last[0]))
    if text[end : end + 1] == "." and last[0] in _ABBREVIATED:
        end += 1
    gender, title = _titles_before(text, start)
    first = matches[i][0]
    if first in NEVER:
        return None
    if (j - i >= 2 and first in table.first_names) or title:
        told = gender or (table.first_names.get(first, "") if j - i >= 2 else "")
        return Found(start, end, "person", None, gender=told, title=title)
    return None


def scan(text: str, names: Iterable[Mention] | None) -> list[Found]:
    """Every name, in text order, none overlapping. Linear in the text."""
    table = tables()
    matches = list(_CAPITAL.finditer(text))
    given = {begin(text, mention): mention for mention in names or () if mention.span.words(text).casefold() not in DATES}
    found: list[Found] = []
    i, reached = 0, 0
    while i < len(matches):
        match = matches[i]
        i += 1
        if match.start() < reached:
            continue
        got = known_at(text, match.start(), match[0], table)
        got = _half(text, match) or _caucus(text, match) or _house(text, match) or got
        got = _named_body(text, match, got, table) or _first_named(text, matches, i - 1, got, table) or got
        if got is None and match[0] not in TITLES:
            j = _run(text, matches, i - 1)
            got = (
                given_at(text, match.start(), given)
                or named_he(text, matches, i - 1, given)
                or _person(text, matches, i - 1, j, table)
                or _single(text, match, j - i, table)
            )
        elif got is None:
            got = titled_body(text, match.start(), given)
        if got is not None:
            got = to_surname(text, got, given, table)
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
    word = bare(match[0])
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
    if match[0] in NEVER or match[0].endswith(("'s", "’s")) or LEADING.match(text, match.start()):
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
    if j - i < 2 or known_at(text, matches[i + 1].start(), matches[i + 1][0], table) is not None:
        return None
    return _person(text, matches, i, j, table)


# Months that are surnames too, and what stands before them where they are months: "in May", as against "confidence in May".
_MONTHS = frozenset({"march", "april", "may", "june", "august"})
_DATED = re.compile(
    r"\b(?:(?<!confidence )(?<!trust )(?<!faith )in|since|until|till|early|late|mid|last|next|this|during"
    r"|(?:end|start|beginning|middle|month) of|\d{1,2}(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
_BEFORE = 24  # characters before a month in which that stands


def _single(text: str, match: re.Match[str], more: int, table: Tables) -> Found | None:
    """A surname alone: a candidate that counts only where the report or the tables know a person of that name."""
    word, start = bare(match[0]), match.start()
    month = word.casefold() in _MONTHS and _DATED.search(text, max(0, start - _BEFORE), start)
    if more > 0 or len(word) < 3 or month:
        return None
    return Found(start, start + len(word), "unknown", None)
