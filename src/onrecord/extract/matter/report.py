"""What a report calls its things: the noun phrases of its title and text, to fill up a name that is short."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from onrecord.extract.matter.keys import WORD, stem
from onrecord.extract.matter.naming import Around, Name, name_of
from onrecord.extract.matter.phrases import Part, Phrase, phrases_of
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.verbs import base_of
from onrecord.types import Span

_TITLE = 2  # mentions that one in the title counts for
_LEAST = 2  # mentions from which the report is held to call it so


Words = tuple[str, ...]


class Called:
    """The noun phrases of a report by their heads, with how often they are used."""

    def __init__(self, text: str, title: str | None) -> None:
        self._names: dict[str, Counter[Words]] = defaultdict(Counter)
        self._cores: dict[str, Counter[Words]] = defaultdict(Counter)
        for source, counts in ((headline(title or "", text), _TITLE), (text, 1)):
            for phrase in _phrases(source, headline=counts == _TITLE):
                self._note(phrase, counts)

    def _note(self, phrase: Phrase, counts: int) -> None:
        for at, part in enumerate(phrase.parts):
            if 2 <= len(core := _words(part)) <= 3:
                self._cores[stem(core[-1])][core] += counts
            name = name_of(Phrase(part.words[0].span.start, _freed(phrase.parts[at:])), Around())
            if name is not None and len(name.words) >= 2:
                self._names[stem(name.head)][name.words] += counts

    def core(self, word: str) -> Words | None:
        """The two or three words that name what "the deal" is."""
        return _most(self._cores.get(stem(word)), ())

    def name(self, words: Words, head: str) -> Words | None:
        """A longer name with these words and this head."""
        return _most(self._names.get(stem(head)), words)


def _words(part: Part) -> Words:
    plain = all(token.tag == "N" and not token.word[0].isdigit() for token in part.words)
    return tuple(token.word for token in part.words) if plain else ()


def _freed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return (Part("", parts[0].words), *parts[1:])


def _most(found: Counter[Words] | None, words: Words) -> Words | None:
    want = {stem(word) for word in words}
    rows = [(count, len(other), other) for other, count in (found or {}).items() if count >= _LEAST]
    return max((row for row in rows if want < {stem(word) for word in row[2]}), default=(0, 0, None))[2]


@lru_cache(maxsize=8)
def called_in(text: str, title: str | None) -> Called:
    """What a report calls its things."""
    return Called(text, title)


@lru_cache(maxsize=8)
def headline(title: str, text: str) -> str:
    """A title in which words that the report writes small are small: "Demanding Documents" holds a verb and a noun."""
    small, large = _written(text)

    def written(word: str) -> str:
        low = word.lower()
        return low if low in small or (word not in large and base_of(low) is not None) else word

    return WORD.sub(lambda match: written(match.group()), title)


def _written(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that the report writes small, and those that it writes large within a sentence."""
    words = list(WORD.finditer(text))
    within = (match for match in words if text[max(0, match.start() - 2) : match.start()][:1].isalnum())
    return frozenset(m[0] for m in words if m[0][0].islower()), frozenset(m[0] for m in within if m[0][0].isupper())


def names_in(text: str, *, headline: bool) -> Iterator[Name]:
    """The names of all phrases of a text."""
    return (name for phrase in _phrases(text, headline=headline) if (name := name_of(phrase, Around())))


def _phrases(text: str, *, headline: bool) -> Iterator[Phrase]:
    return phrases_of(tokens_of(text, (Span(0, len(text)),), headline=headline)) if text else iter(())
