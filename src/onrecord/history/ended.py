"""What words would end: "the suspension of aid" and "to end the war" name what is no longer to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from onrecord.history.words import KEPT, Word, subject, vocabulary, worded

# Between a word that ends something and the thing: "the end of the", "a halt to all its", "a ban on".
_OF = frozenset("of to on from in for against".split())
_LINKS = _OF | frozenset("a an the this that these those its his her their our my your all any some such".split())
_PREPOSITIONS = frozenset("against about over toward towards between".split())
# Between a thing and the word that it is ended by: "the truce is to be canceled".
_AUXILIARIES = frozenset("is are was were be been being to will would shall has have had not may might can could".split())
# Words of a noun phrase that are looked at: without a bound each "end" of a thousand in a row looked at all the others.
_LONGEST = 30
_NOUNS_IN_LY = frozenset("ally assembly family italy monopoly rally reply supply".split())


@lru_cache(maxsize=KEPT)
def ended(text: str) -> frozenset[str]:
    """The heads of what the words of a text end, stop or bar: of "the end of the war in Ukraine" the war.

    Which words do is told by vocab.toml (`against`). What they end is the noun phrase after them, without what hangs on it by a
    preposition; where none follows, the one before ("arms suspension", "the truce was canceled"). What bars a thing and is
    itself ended bars nothing.
    """
    words, against = worded(text), vocabulary().against
    found: set[str] = set()
    lifted: set[int] = set()
    for place, (_, head) in enumerate(words):
        if head in against:
            named = _named(words, place)
            if place not in lifted:
                found |= subject(words[one][1] for one in named)
                lifted.update(one for one in named if words[one][1] in against)
    return frozenset(found)


def _named(words: Sequence[Word], place: int) -> list[int]:
    """The places of the words that name what is ended: "troops" and "valley" of "troops withdrawal from the valley"."""
    after = place + 1
    while after < len(words) and words[after][0] in _LINKS:
        after += 1
    phrase = list(_run(words, after, 1))
    named, end = _core(words, phrase[::-1]), after + len(phrase)
    if phrase and words[end : end + 1] and words[end][0] == "from":
        # "Stop them from building dams": the dams.
        named += _core(words, list(_run(words, end + 1, 1))[::-1])
    if phrase and words[place + 1][0] not in _OF:
        return named
    before = place - 1
    while not phrase and before >= 0 and words[before][0] in _AUXILIARIES:
        before -= 1
    return [*named, *_core(words, _run(words, before, -1))]


def _run(words: Sequence[Word], place: int, step: int) -> Iterator[int]:
    """The places of words with heads, one beside another, as far as a noun phrase goes."""
    last = place + step * _LONGEST
    while place != last and 0 <= place < len(words) and words[place][1] and words[place][0] not in _PREPOSITIONS:
        yield place
        place += step


def _core(words: Sequence[Word], backwards: Iterable[int]) -> list[int]:
    """Of a noun phrase, last word first, the noun; with what stands before it where it says little, or is a law about that."""
    named: list[int] = []
    for place in backwards:
        word, head = words[place]
        if named or not word.endswith("ly") or word in _NOUNS_IN_LY:
            named.append(place)
            if head not in vocabulary().light and head != "law":
                break
    return named
