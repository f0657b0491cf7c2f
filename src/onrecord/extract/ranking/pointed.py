"""What the pointer network says of a candidate: how strongly the words near the act that name him point to a role."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Sequence

from onrecord.extract.ranking.choose import Role
from onrecord.extract.ranking.field import Candidate
from onrecord.extract.ranking.ground import Ground
from onrecord.types import POINTED_KINDS, Pointers, Span

MARKS_OF_KINDS = ("speaker", "principal", "nobody", "two-sides", "main:0", "main:1", "both", "phrase")
assert len(MARKS_OF_KINDS) == POINTED_KINDS
CHANNELS: dict[Role, int] = {"party": 0, "to": 2}
# What the network weighs beside the marks; chosen by cross-validation over the training reports.
SHARES: dict[Role, float] = {"party": 1.0, "to": 0.6}


class Sightings:
    """Where near an act, in ranges of wordpieces, everybody is named, and where those who act for somebody are."""

    def __init__(self, ground: Ground, starts: Sequence[int], ends: Sequence[int]) -> None:
        self.starts, self.ends = starts, ends
        self._named: dict[str, list[range]] = defaultdict(list)
        self._acting: dict[str, list[range]] = defaultdict(list)
        for span, entity, _ in ground.within(starts[0], ends[-1]) if starts else ():
            pieces = self._pieces(span)
            self._named[entity.name].append(pieces)
            side = ground.side(entity)
            if side is not None:
                self._acting[side].append(pieces)

    def _pieces(self, span: Span) -> range:
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def of(self, candidate: Candidate) -> tuple[list[range], list[range]]:
        """The ranges that name the candidate, or else its own nearest words, and those that name whoever acts for it."""
        if candidate.entity is None:
            return [], []
        named = self._named.get(candidate.entity.name, []) or [self._pieces(span) for span in candidate.spans]
        return [one for one in named if one], self._acting.get(candidate.entity.name, [])


def pointed(ground: Ground, pointers: Pointers | None, role: Role) -> Callable[[Candidate], float]:
    """The network's logit of each candidate for a role, by its share; 0 for everybody where the network was not asked.

    A candidate counts by all its mentions together (a sum of their odds), and by what it is: the speaker, nobody, two as one.
    """
    if pointers is None:
        return lambda _: 0.0
    seen, channel = Sightings(ground, pointers.starts, pointers.ends), CHANNELS[role]
    kinds = pointers.kinds[channel // 2 :: 2]

    def logit(candidate: Candidate) -> float:
        named, acting = seen.of(candidate)
        odds = [_mean(pointers, one, channel) for one in named] + [_mean(pointers, one, channel + 1) for one in acting]
        told = sum(kind for kind, mark in zip(kinds, MARKS_OF_KINDS, strict=False) if mark in candidate.marks)
        return SHARES[role] * (told + (math.log(sum(map(math.exp, odds))) if odds else kinds[-1]))

    return logit


def _mean(pointers: Pointers, pieces: range, channel: int) -> float:
    return sum(pointers.scores[piece][channel] for piece in pieces) / len(pieces)
