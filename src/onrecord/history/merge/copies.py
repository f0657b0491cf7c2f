"""Which documents are copies of one text, told by runs of words; of a record that grows only what is new is looked at."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping

from rensa import RMinHash, RMinHashLSH

from onrecord.history.words import plain
from onrecord.types import Document

_PERMUTATIONS, _BANDS, _SEED = 64, 16, 20250227
_SHINGLE = 5
_COPY = 0.6  # Jaccard of word shingles from which two documents are copies of one text


class Copies:
    """Documents by what they share: MinHash over runs of five words (rensa, fixed seed), estimated Jaccard at least 0.6."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(threshold=_COPY, num_perm=_PERMUTATIONS, num_bands=_BANDS)
        self._hashes: dict[str, RMinHash] = {}
        self._ids: list[str] = []
        self._near: dict[str, set[str]] = {}

    def add(self, documents: Iterable[Document]) -> None:
        """Compare these with all that are here; one that is here already is passed over, since a text never changes."""
        for document in documents:
            if document.id not in self._hashes:
                self.take(document.id, minhash_of(document.text))

    def standing(self, present: Container[str]) -> dict[str, str]:
        """Of the documents present: id to the id that stands for all copies (the smallest); those without a copy left out."""
        roots: dict[str, str] = {}
        for key in sorted(self._near):
            if key in present:
                roots[key] = min([key, *(roots[other] for other in self._near[key] if other < key and other in roots)])
        stands = {first for key, first in roots.items() if first != key}
        return {key: first for key, first in roots.items() if first != key or key in stands}

    def take(self, key: str, minhash: RMinHash) -> None:
        """Compare a document, by its hash, with all that are here."""
        for number in self._index.query(minhash):
            other = self._ids[number]
            if minhash.jaccard(self._hashes[other]) >= _COPY:
                self._near.setdefault(key, set()).add(other)
                self._near.setdefault(other, set()).add(key)
        self._index.insert(len(self._ids), minhash)
        self._ids.append(key)
        self._hashes[key] = minhash


def copies(documents: Iterable[Document]) -> dict[str, str]:
    """Document id to the id that stands for all copies of its text (its smallest); documents without a copy are left out."""
    given, found = {document.id: document for document in documents}, Copies()
    found.add(given.values())
    return found.standing(given)


def copies_among(made: Mapping[str, RMinHash]) -> dict[str, str]:
    """The same from the hashes of the documents, by id."""
    found = Copies()
    for key, minhash in made.items():
        found.take(key, minhash)
    return found.standing(made)


def minhash_of(text: str) -> RMinHash:
    """What a text is compared by, in 360 bytes."""
    words = plain(text)
    shingles = [" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))]
    minhash = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    minhash.update(shingles)
    return minhash


__all__ = ["Copies", "copies", "copies_among", "minhash_of"]
