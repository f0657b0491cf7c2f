"""What a report calls its things: the noun phrases of its title and text, to fill up a name that is short."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from onrecord.extract.matter.headlines import headline, plurals
from onrecord.extract.matter.keys import stem
from onrecord.extract.matter.naming import Name, name_of
from onrecord.extract.matter.parts import Part, is_adjective
from onrecord.extract.matter.phrases import Phrase, phrases_of
from onrecord.extract.matter.pieces import Around
from onrecord.extract.matter.relations import relations
from onrecord.extract.matter.tags import Plurals, tokens_of
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.words import DEICTIC, KIN, PEOPLE, STOP, TELLING, TIMES
from onrecord.types import Span

_TITLE = 2  # mentions that one in the title counts for
_LEAST = 2  # mentions from which the report is held to call it so
_NEAREST = 100  # names back within which a thing was told last: looking no further keeps a long report linear
_COMMON = TIMES | DEICTIC | STOP

_ALONE = Around()

Words = tuple[str, ...]


class _Used:
    """Names with one head that are used often enough, the most used first, found by their words."""

    def __init__(self, found: Mapping[Words, int]) -> None:
        ordered = sorted(((count, len(words), words) for words, count in found.items() if count >= _LEAST), reverse=True)
        self._rows = [(words, frozenset(map(stem, words))) for _, _, words in ordered]
        self._with: dict[str, list[tuple[Words, frozenset[str]]]] = defaultdict(list)
        for row in self._rows:
            for one in sorted(row[1]):
                self._with[one].append(row)

    def most(self, words: Words = ()) -> Words | None:
        """The most used one with these words and others."""
        want = {stem(word) for word in words}
        # Those with the rarest of the words: of thousands with one head each was looked at for each name.
        near = min((self._with.get(one, []) for one in want), key=len, default=self._rows)
        return next((other for other, stems in near if want < stems), None)


class Called:
    """The noun phrases of a report by their heads, with how often they are used."""

    def __init__(self, text: str, title: str | None) -> None:
        self._names: dict[str, Counter[Words]] = defaultdict(Counter)
        self._told: dict[str, list[tuple[int, Words]]] = defaultdict(list)
        self._cores: dict[str, Counter[Words]] = defaultdict(Counter)
        self._about: dict[str, Counter[Words]] = defaultdict(Counter)
        self._near: dict[str, list[tuple[int, Words]]] = defaultdict(list)
        for source, counts in ((headline(title or "", text), _TITLE), (text, 1)):
            for phrase in _phrases(source, plurals(text) if counts == _TITLE else None):
                self._note(phrase, counts)
        self._names = {key: _one_case(found) for key, found in self._names.items()}
        self._used = {key: _Used(found) for key, found in self._names.items()}
        self._used_cores = {key: _Used(found) for key, found in self._cores.items()}

    def _note(self, phrase: Phrase, counts: int) -> None:
        for part, after in pairwise(phrase.parts):
            takes = relations().counterpart.get(part.head.low) == after.before
            if takes and all(token.word[0].isupper() for token in after.words):
                self._about[stem(part.head.word)][after.before, *(token.word for token in after.words)] += counts
        for at, part in enumerate(phrase.parts):
            if 2 <= len(core := _words(part)) <= 3 and core[0].casefold() not in DEICTIC:
                self._cores[stem(core[-1])][core] += counts
                if counts == 1 and _tells(core) and core[-1] not in PEOPLE:
                    self._near[stem(core[-1])].append((part.words[0].span.start, core))
            name = name_of(Phrase(part.words[0].span.start, _freed(phrase.parts[at:])), _ALONE)
            if name is not None and len(name.words) >= 2 and name.head.casefold() not in TELLING:
                self._names[stem(name.head)][name.words] += counts
                if counts == 1:
                    self._told[stem(name.head)].append((name.start, name.words))

    def core(self, token: Token, *, alone: bool = False) -> Words | None:
        """The two or three words that name what "the deal" is: those used most."""
        used = self._used_cores.get(stem(token.low))
        return used.most() if used else None

    def about(self, head: str) -> Words:
        """Whom a thing is mostly told to be about, with what stands before it: "on Sudmark", of "sanctions"; else ()."""
        found = self._about.get(stem(head), Counter())
        whom = max(found, key=lambda words: (found[words], words), default=())
        return whom if found[whom] >= _LEAST and 2 * found[whom] > found.total() else ()

    def fuller(self, token: Token, *, alone: bool) -> Words | None:
        """The same; where it is alone, also those of a word of its kind ("the accord"), else those told last before it."""
        if (most := self.core(token)) or not alone:
            return most
        kind = KIN.get(stem(token.low), ())
        kin = (self._used_cores[key].most() for key in kind if key in self._used_cores)
        return next(filter(None, kin), None) or self._told_last((stem(token.low), *kind), token.low, token.span.start)

    def _told_last(self, stems: Iterable[str], word: str, until: int) -> Words | None:
        """What was told last of this number, by the word itself if it was told by that."""
        for key in stems:
            near = self._near.get(key, [])
            at, several = bisect_left(near, (until,)), word.endswith("s")
            nearest = (words for _, words in reversed(near[max(0, at - _NEAREST) : at]))
            if (found := next((words for words in nearest if words[-1].endswith("s") == several), None)) is not None:
                return found
        return None

    def name(self, words: Words, head: str) -> Words | None:
        """A longer name with these words and this head."""
        used = self._used.get(stem(head))
        return used.most(words) if used else None

    def last(self, words: Words, head: str, until: int) -> Words | None:
        """The longer name with these words and this head that was told last before a place."""
        want = {stem(word) for word in words}
        told = self._told.get(stem(head), [])
        at = bisect_left(told, (until,))
        near = (words for _, words in reversed(told[max(0, at - _NEAREST) : at]))
        return next((other for other in near if want < {stem(word) for word in other}), None)

    def until(self, place: int) -> Iterator[tuple[int, Words, str]]:
        """What is named before a place: where, and with which head."""
        for key, told in self._told.items():
            for start, words in told[: bisect_left(told, (place,))]:
                yield start, words, next(word for word in words if stem(word) == key)

    def often(self) -> Iterator[tuple[Words, str, int]]:
        """What is named more than once, with its head and how often."""
        for key, found in self._names.items():
            for words, count in found.items():
                if count >= _LEAST:
                    yield words, next(word for word in words if stem(word) == key), count


def _tells(core: Words) -> bool:
    """Whether it says more of what the thing is than an adjective does: not "the new deal", "the long-stalled deal"."""
    return any(map(_distinguishes, core[:-1]))


def _distinguishes(word: str) -> bool:
    return word.casefold() not in _COMMON and (word[0].isupper() or not ("-" in word or is_adjective(word)))


def _one_case(found: Counter[Words]) -> Counter[Words]:
    """A name at the head of a sentence, "Security guarantees", is the one that is written small elsewhere."""
    put = ((words, (words[0].lower(), *words[1:]), count) for words, count in found.items())
    joined = Counter[Words]()
    for words, small, count in put:
        joined[small if small in found else words] += count
    return joined


def _words(part: Part) -> Words:
    plain = all(token.tag == "N" and not token.word[0].isdigit() for token in part.words)
    return tuple(token.word for token in part.words) if plain else ()


def _freed(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return (Part("", parts[0].words), *parts[1:])


@lru_cache(maxsize=8)
def called_in(text: str, title: str | None) -> Called:
    """What a report calls its things."""
    return Called(text, title)


def names_in(text: str, several: Plurals | None) -> Iterator[Name]:
    """The names of all phrases of a text, or of a headline, whose report has these plurals."""
    return (name for phrase in _phrases(text, several) if (name := name_of(phrase, _ALONE)))


def _phrases(text: str, several: Plurals | None) -> Iterator[Phrase]:
    return phrases_of(tokens_of(text, (Span(0, len(text)),), headline=several)) if text else iter(())
