"""How much of a phrase a name has room for: what is attached last goes first, and nothing is left that wants what is gone."""

from __future__ import annotations

from onrecord.extract.matter.parts import AND, head_at
from onrecord.extract.matter.pieces import Piece
from onrecord.extract.matter.words import VAGUE

_WANTING = frozenset("response support return exchange retaliation resumption opposition addition relation contrast".split())


def fitting(pieces: list[Piece], room: int, *, told: bool) -> list[Piece]:
    """As many as there is room for; what is attached is cut to its noun, or left out with a word that wants it."""
    kept = list[Piece]()
    for piece in pieces:
        before = len(piece.before.split()) if told or kept else 0
        cut = piece if len(piece.words) + before <= room else _shortened(piece, room - before)
        if cut is None or (kept and piece.before != "of" and not _says_the_same(cut, piece)):
            return _finished(kept, piece, told=told)
        kept.append(cut)
        room -= len(cut.words) + before
    return kept


def _says_the_same(cut: Piece, piece: Piece) -> bool:
    """Whether only common words are left out, and the noun is not left alone."""
    return cut is piece or (len(cut.words) > 1 and all(word.islower() for word in piece.words))


def _finished(kept: list[Piece], after: Piece, *, told: bool) -> list[Piece]:
    """Without a last word that wants what came after it: "in response (to the vote)", "for resumption (of talks)"."""
    if not kept or not kept[-1].before or (after.before != "of" and kept[-1].words[-1] not in _WANTING):
        return kept
    last = kept[-1].words
    if (head := head_at(last)) < len(last) - 1:
        return [*kept[:-1], kept[-1]._replace(words=last[: head + 1])]
    left = [word for piece in kept[:-1] for word in piece.words]
    return kept[:-1] if left and (told or (len(left) > 1 and left[-1] not in VAGUE)) else kept


def _shortened(piece: Piece, room: int) -> Piece | None:
    """The end of a long noun phrase, or of one of what "and" joins, since the head stands last; no part of a proper name."""
    head = head_at(piece.words)
    told_of = head < 2 and head < len(piece.words) - 1 and piece.words[head].islower() and not piece.words[head].endswith("s")
    words = piece.words[_last_and(piece.words) :] if told_of else piece.words[: head + 1]
    cut = max(0, len(words) - room)
    while 0 < cut < len(words) and (words[cut] in AND or (words[cut - 1][:1].isupper() and words[cut][:1].isupper())):
        cut += 1
    return piece._replace(words=words[cut:]) if cut < len(words) else None


def _last_and(words: list[str]) -> int:
    return max((at + 1 for at, word in enumerate(words) if word in AND), default=0)
