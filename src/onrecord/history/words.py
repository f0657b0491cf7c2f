"""Words as they are compared: folded, stemmed, synonyms under one head, places and light words told apart."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+|-\d+)*")
_TOKEN_OR_MARK = re.compile(rf"{_TOKEN.pattern}|[^\w\s'-]")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_SUFFIXES = ("ation", "ment", "ship", "ate", "ion", "er", "al")
_OF_ATE = re.compile(r"[^aeo]at$")
_COUNTRY = re.compile(r"\bUS\b")
_LIGHT_WEIGHT = 0.35
_PLACE_WEIGHT = 0.4
# Sets of so few words are matters rather than texts: what they weigh is kept.
_FEW = 12
# How many answers about texts and sets are kept. Of 65,536 each, a third of a million objects, the garbage collector took
# 0.2 s a pass, more than most questions take.
KEPT = 8_192

# Letters with a stroke and the like, which are no letter and accent.
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})

# A word as it is written, folded, and its head.
Word = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The shipped tables (vocab.toml, places.toml): forms and stems to heads; which heads are light, general, or places."""

    forms: dict[str, str]
    stems: dict[str, str]
    phrases: tuple[tuple[re.Pattern[str], dict[str, str]], ...]
    light: frozenset[str]
    general: frozenset[str]
    stop: frozenset[str]
    places: frozenset[str]
    irregular: dict[str, str]
    names: dict[str, str]
    against: frozenset[str]
    stopping: frozenset[str]
    keeping: frozenset[str]


def fold(text: str) -> str:
    """Without case and accents, apostrophes straight; the length may change, so never use it for offsets."""
    if text.isascii():
        # Most words are: nothing to take apart, which takes a third of the time of a position.
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text.replace("\u2019", "'").replace("\u2018", "'"))
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold().translate(_PLAIN)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its commonest English endings; not a dictionary form, only the same for forms of one word."""
    if len(word) <= 3 or word[0].isdigit():
        return word
    cut = _derived(_inflected(word))
    return cut[:-1] if cut.endswith("e") and len(cut) > 4 else cut


def _inflected(word: str) -> str:
    """Without the ending of a plural, a past or a participle: "delivered" and "deliveries" as "deliver" and "delivery"."""
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ed", "ing"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            cut = word[: -len(suffix)]
            return f"{cut}e" if _OF_ATE.search(cut) else _single(cut)
    return word


def _derived(word: str) -> str:
    """Without the endings that make a noun or adjective of a verb ("implementation" as "implement"; a billion is no bill)."""
    if word.endswith("llion"):
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return _derived(_single(word[: -len(suffix)]))
    return word


def _single(word: str) -> str:
    """Without the doubled letter before an ending ("stopped", "banned")."""
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls" else word


def _phrase_matcher(table: dict[str, str]) -> tuple[re.Pattern[str], dict[str, str]]:
    longest = sorted(table, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("(?<!\\w)(?:" + "|".join(map(re.escape, longest)) + ")(?!\\w)"), table


@cache
def vocabulary() -> Vocabulary:
    """The tables that ship with the package, read once."""
    raw = _table("vocab.toml") | _table("places.toml")
    grouped = _by_word(raw["groups"])
    # "Agree" says little, "agreement" names a treaty: of two with one stem each is itself as the table writes it.
    forms = {form: head for word, head in grouped.items() for form in (word, f"{word}s")}
    named = _by_word(raw["places"])
    forms |= {f"{word}s": place for word, place in named.items() if word.endswith(("an", "i"))} | named
    light = [word for word in raw["light"]["words"] if word not in grouped]
    stems = {stem(word): head for word, head in grouped.items()} | {stem(word): stem(word) for word in light}

    def heads(name: str) -> frozenset[str]:
        return frozenset(forms.get(word) or stems.get(stem(word)) or stem(word) for word in raw[name]["words"])

    return Vocabulary(
        forms=forms,
        stems=stems,
        phrases=(_phrase_matcher(raw["place_phrases"]), _phrase_matcher(raw["phrases"])),
        light=frozenset(forms.get(word) or stems[stem(word)] for word in raw["light"]["words"]),
        general=heads("general"),
        stop=frozenset(raw["stop"]["words"]),
        places=frozenset(raw["places"]) | frozenset(raw["place_phrases"].values()),
        irregular=_by_word(raw["irregular"]),
        names=_by_word(raw["names"]),
        against=heads("against"),
        stopping=heads("stopping"),
        keeping=heads("keeping"),
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("onrecord.history").joinpath(name).read_text(encoding="utf-8"))


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold(word): head for head, words in table.items() for word in (head, *words)}


# British and American spellings of one word.
_SPELLED = (
    (re.compile(r"(?<=[a-z]{3})our(?=s?\b|ed\b|ing\b|able\b|hood\b)"), "or"),
    (re.compile(r"(?<=[a-z]{2})is(?=e[sd]?\b|ing\b|ations?\b)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ys(?=e[sd]?\b|ing\b)"), "yz"),
    (re.compile(r"(?<=[a-z]{2})en[cs]e(?=s?\b)"), "ense"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?\b)"), "ter"),
    (re.compile(r"(?<=program)me(?=s?\b)"), ""),
)


@lru_cache(maxsize=KEPT)
def spelled(word: str) -> str:
    """A folded word in one of its spellings (endeavour, recognise as endeavor, recognize); for comparing alone."""
    for pattern, ending in _SPELLED:
        word = pattern.sub(ending, word)
    return word


def _joined(text: str) -> str:
    """The folded text with its known phrases replaced by single words."""
    flat = fold(_COUNTRY.sub("usa", text)).replace("-", " ").replace("'s", " ")
    flat = _DOTTED.sub(lambda match: match[0].replace(".", "") + " ", flat.replace("u.s.", "usa ").replace("u.k.", "uk "))
    for pattern, table in vocabulary().phrases:
        flat = pattern.sub(lambda match, table=table: table[match[0]], flat)  # type: ignore[misc]
    return flat


@lru_cache(maxsize=KEPT)
def _head(word: str) -> str:
    table = vocabulary()
    word = table.irregular.get(word, word)
    if word in table.forms:
        return table.forms[word]
    cut = stem(word)
    return table.stems.get(cut) or table.names.get(word) or stem(spelled(word))


@lru_cache(maxsize=KEPT)
def heads(text: str) -> tuple[str, ...]:
    """The content words of a text in their order, each as the head of its group; stop words left out."""
    stop = vocabulary().stop
    return tuple(_head(word) for word in _TOKEN.findall(_joined(text)) if word not in stop)


def worded(text: str) -> tuple[Word, ...]:
    """Every word and mark of a text in their order; stop words and marks have no head ("")."""
    stop = vocabulary().stop
    words = _TOKEN_OR_MARK.findall(_joined(text))
    return tuple((word, "" if word in stop or not word[0].isalnum() else _head(word)) for word in words)


@lru_cache(maxsize=KEPT)
def bag(*texts: str) -> frozenset[str]:
    """The set of heads of several texts."""
    return frozenset(word for text in texts for word in heads(text))


def plain(text: str) -> tuple[str, ...]:
    """The folded words of a text, none left out and none replaced: for comparing quoted words exactly."""
    return tuple(_TOKEN.findall(fold(text)))


def weight(head: str) -> float:
    """How much a head says about which matter it is: 1 for a word of substance, less for places and light words."""
    table = vocabulary()
    if head in table.light:
        return _LIGHT_WEIGHT
    return _PLACE_WEIGHT if head in table.places else 1.0


def weigh(words: Iterable[str]) -> float:
    """The sum of the weights of a set; summed in a fixed order, so that the same set gives the same number."""
    given = frozenset(words)
    return _weighed(given) if len(given) <= _FEW else _weigh(given)


def subject(words: Iterable[str]) -> frozenset[str]:
    """The heads that carry the subject: those of substance, else places, else whatever there is."""
    given = frozenset(words)
    return _subject_kept(given) if len(given) <= _FEW else _subject(given)


def _weigh(words: frozenset[str]) -> float:
    return sum(weight(word) for word in sorted(words))


def _subject(given: frozenset[str]) -> frozenset[str]:
    table = vocabulary()
    heavy = frozenset(word for word in given if word not in table.light and word not in table.places)
    return heavy or frozenset(word for word in given if word in table.places) or given


# A matter is asked for again and again: half of what a matrix of a hundred thousand statements took was weighing it anew.
_weighed = lru_cache(maxsize=KEPT)(_weigh)
_subject_kept = lru_cache(maxsize=KEPT)(_subject)
