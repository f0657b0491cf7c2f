"""Whether two reports tell one story: what joins two refusals to comment, which hold no words of what they are about."""

from __future__ import annotations

from functools import lru_cache

from onrecord.history.merge.features import Features
from onrecord.history.merge.kin import ANSWER, NEWS, kinds
from onrecord.history.words import heads, subject, weight

_TOP = 2_000  # code points of a report by which its story is known
# Words of substance in common, and what share of the shorter report's they are. Of 88 pairs of made-up reports of one story 87
# have a third or more; of those of others that do all but a few are of three sentences.
_FEWEST, _SHARE = 4, 0.33
_KEPT = 1_024


def unsaid(row: Features) -> bool:
    """Whether an evasion says no more than that there was no answer ("declined to comment on the report")."""
    table = kinds()
    told = (table.get(head, frozenset()) for head in row.order if weight(head) == 1.0)
    return row.statement.act == "evade" and all(ANSWER in of or NEWS in of for of in told)


def one_story(one: Features, other: Features) -> bool:
    """Whether the two reports share as many words as two of one event do."""
    first, second = (_words(row.statement.report.document.text[:_TOP]) for row in (one, other))
    common = len(first & second)
    return common >= _FEWEST and common >= _SHARE * min(len(first), len(second))


@lru_cache(maxsize=_KEPT)
def _words(text: str) -> frozenset[str]:
    return subject(frozenset(heads(text)))


__all__ = ["one_story", "unsaid"]
