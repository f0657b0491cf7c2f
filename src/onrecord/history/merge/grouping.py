"""Groups of a record that grows: what nothing new is joined to stays together as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, KeysView

from onrecord.history.merge.links import Link, joined_by
from onrecord.types import Judgement

Group = tuple[str, ...]


class Grouping:
    """The groups that `joined_by` makes of links and judgements. What neither connects does not hang on each other."""

    def __init__(self) -> None:
        self._links: dict[str, set[Link]] = {}
        self._held: dict[str, Judgement] = {}
        self._on: dict[str, list[Judgement]] = {}

    def again(
        self, changed: Iterable[str], differing: Iterable[Link], judgements: Iterable[Judgement], present: KeysView[str]
    ) -> tuple[set[str], list[Group]]:
        """All statements whose groups may not be as they were, gone ones too, and the groups of those that are present.

        `differing`: links that came or went; `judgements`: all that are held.
        """
        seeds = set(changed)
        for link in differing:
            seeds |= {link.one, link.other}
            for end in (link.one, link.other):
                self._links[end] = self._links.get(end, set()) ^ {link}
        seeds |= self._hold({one.id: one for one in judgements if one.kind in ("merge", "split")})
        # What is gone joins nothing any more: what it did join is looked at again.
        seeds |= {target for key in seeds - present for one in self._on.get(key, ()) for target in one.targets}
        reached, groups = set[str](), list[Group]()
        for seed in seeds:
            if seed in present and seed not in reached:
                members = self._connected(seed, present)
                reached |= members
                groups += self._groups(members)
        return seeds | reached, groups

    def _hold(self, held: dict[str, Judgement]) -> set[str]:
        """Take in the judgements; the targets of those that are new, or gone."""
        differing = [(self._held | held)[key] for key in self._held.keys() ^ held.keys()]
        if differing:
            self._held, self._on = held, {}
            for one in held.values():
                for target in one.targets:
                    self._on.setdefault(target, []).append(one)
        return {target for one in differing for target in one.targets}

    def _connected(self, seed: str, present: KeysView[str]) -> set[str]:
        found, left = {seed}, [seed]
        while left:
            fresh = {one for one in self._beside(left.pop()) if one in present} - found
            found |= fresh
            left += fresh
        return found

    def _beside(self, key: str) -> Iterator[str]:
        for link in self._links.get(key, ()):
            yield link.other if link.one == key else link.one
        for one in self._on.get(key, ()):
            yield from one.targets

    def _groups(self, members: set[str]) -> Iterable[Group]:
        if len(members) == 1:
            return (tuple(members),)
        links = {link for key in members for link in self._links.get(key, ())}
        held = {one.id: one for key in members for one in self._on.get(key, ())}
        return joined_by(tuple(members), links, held.values()).groups


__all__ = ["Grouping"]
