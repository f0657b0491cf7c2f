"""Linking a record that grows: what was compared once is not compared again while it stands as it was."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence

from onrecord.history.merge.comparing import Comparing
from onrecord.history.merge.copies import Copies
from onrecord.history.merge.grouping import Grouping
from onrecord.history.merge.merged import Merged, in_order, merge_one, order_of
from onrecord.types import Judgement, Statement

# Records that are put in their places one by one; of more, all are put in order.
FEW = 1_000


class Linker:
    """Merged statements as `merged(given, link(given, judgements))` makes them of all that was given so far.

    Of the statements only those that are new, gone or otherwise are looked at, what shares keys with them, and their groups.
    Not for several threads at once, and not after it raised: half of a change would be taken for the whole.
    """

    def __init__(self) -> None:
        self.known: dict[str, Statement] = {}
        self._told: dict[str, set[str]] = {}
        self._copies, self._copied = Copies(), dict[str, str]()
        self._comparing, self._grouping, self._listed = Comparing(), Grouping(), _Listed()

    def merged(
        self, new: Iterable[Statement], gone: Iterable[str] = (), judgements: Iterable[Judgement] = ()
    ) -> tuple[Merged, ...]:
        """The merged statements, by first publication and id, with these new, or otherwise than before, and these ids gone."""
        fresh = {one.id: one for one in new}
        old = [self.known[key] for key in {*gone, *fresh} if key in self.known]
        again = self._take(old, fresh)
        differing = self._comparing.replace(old, fresh.values(), again, self._copied)
        changed = {one.id for one in (*old, *fresh.values(), *again)}
        reached, groups = self._grouping.again(changed, differing, judgements, self.known.keys())
        made = [merge_one([self.known[key] for key in group], self._copied) for group in groups]
        return self._listed.replace(reached, made)

    def _take(self, old: Sequence[Statement], fresh: Mapping[str, Statement]) -> list[Statement]:
        """Take in what is new and leave what is old; what else is there whose copies are not as they were."""
        self._copies.add(one.report.document for one in fresh.values())
        for one in old:
            del self.known[one.id]
            told = self._told[one.report.document.id]
            told.remove(one.id)
            if not told:
                del self._told[one.report.document.id]
        for one in fresh.values():
            self._told.setdefault(one.report.document.id, set()).add(one.id)
        copied = self._copies.standing(self._told)
        otherwise = {key for key, _ in copied.items() ^ self._copied.items()}
        self.known |= fresh
        self._copied = copied
        return [self.known[one] for key in otherwise for one in self._told.get(key, ()) if one not in fresh]


class _Listed:
    """Merged statements in their order, each found by any of its versions."""

    def __init__(self) -> None:
        self._of: dict[str, Merged] = {}
        self._order: list[Merged] = []

    def replace(self, ids: Iterable[str], made: Sequence[Merged]) -> tuple[Merged, ...]:
        """All of them, with those that any of these statements tells gone, and these new."""
        gone = {one.id: one for key in ids if (one := self._of.pop(key, None))}
        self._of |= {version.id: one for one in made for version in one.versions}
        if len(gone) + len(made) > FEW:
            self._order = list(in_order({one.id: one for one in self._of.values()}.values()))
        else:
            for one in gone.values():
                del self._order[bisect_left(self._order, order_of(one), key=order_of)]
            for one in made:
                insort(self._order, one, key=order_of)
        return tuple(self._order)


__all__ = ["Linker"]
