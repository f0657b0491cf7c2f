"""Links between statements that are one, and the groups they make; judgements stand before what is found."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from onrecord.history.merge.candidates import Fortnight, Row, candidate_pairs, fortnights, row_of
from onrecord.history.merge.compare import agree
from onrecord.history.merge.copies import copies
from onrecord.types import Judgement, Statement

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Link:
    """Two statements (ids in order) held to be one, why, with what confidence, and by whom ("rule" where found)."""

    one: str
    other: str
    reason: str
    confidence: float
    by: str = "rule"


@dataclass(frozen=True, slots=True)
class Links:
    """The links that hold, and the groups of statement ids they join; every statement is in exactly one group.

    `refused` are pairs that agreed but were kept apart, by a `split` or because joining them would have undone one.
    """

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]
    refused: tuple[Link, ...] = ()

    def of(self, statement_id: str) -> tuple[Link, ...]:
        """The links of one statement."""
        return tuple(link for link in self.links if statement_id in (link.one, link.other))

    def joined(self, one: str, other: str) -> bool:
        """Whether two statements are in one group."""
        return any(one in group and other in group for group in self.groups)


def link(statements: Iterable[Statement], judgements: Iterable[Judgement] = ()) -> Links:
    """The links of these statements; the same set of statements and judgements gives the same links in whatever order.

    Pairs are joined from the surest down. `merge` judgements come first and hold whatever the words say. A `split` of two
    keeps their groups apart for good, also by way of a third; a `split` of one takes it out of every group. A later judgement
    on the same statements stands before an earlier one.
    """
    by_id = {statement.id: statement for statement in statements}
    copied = copies(statement.report.document for statement in by_id.values())
    rows = rows_by_id()
    found = [one for some in fortnights(by_id.values()) for one in links_in(some, copied, rows)]
    return joined_by(tuple(by_id), found, judgements)


def rows_by_id() -> Callable[[Statement], Row]:
    """`row_of`, that works each statement out once."""
    known: dict[str, Row] = {}

    def row(statement: Statement) -> Row:
        if statement.id not in known:
            known[statement.id] = row_of(statement)
        return known[statement.id]

    return row


def links_in(some: Fortnight, copied: Mapping[str, str], row: Callable[[Statement], Row]) -> list[Link]:
    """The pairs of one fortnight that agree; `copied` as from `copies`."""
    return [link for links in links_of_later(some, copied, row).values() for link in links]


def links_of_later(
    some: Fortnight, copied: Mapping[str, str], row: Callable[[Statement], Row], only: Container[str] | None = None
) -> dict[str, list[Link]]:
    """The same by the later of the two, in the order in which they are compared; `only`: the ids of those asked for."""
    found: dict[str, list[Link]] = {}
    for one, other in candidate_pairs([row(old) for old in some.before], [row(own) for own in some.own], only):
        first, second = copied.get(one.statement.report.document.id), copied.get(other.statement.report.document.id)
        agreement = agree(one, other, syndicated=first is not None and first == second)
        if agreement is not None:
            pair = _ordered(one.statement.id, other.statement.id)
            found.setdefault(other.statement.id, []).append(Link(*pair, agreement.reason, agreement.confidence))
    return found


def joined_by(ids: Sequence[str], found: Iterable[Link], judgements: Iterable[Judgement]) -> Links:
    """Links and groups from pairs already found: what a store calls again when only a judgement is new."""
    forced, apart, alone = _held(judgements)
    known = set(ids)
    groups = _Groups(sorted(known), apart)
    kept: list[Link] = []
    refused: list[Link] = []
    present = [entry for entry in forced if entry.one in known and entry.other in known]
    kept += [entry for entry in sorted(present, key=lambda link: (link.one, link.other)) if groups.join(entry.one, entry.other)]
    for entry in sorted(set(found), key=lambda link: (-link.confidence, link.one, link.other)):
        blocked = entry.one in alone or entry.other in alone
        (refused if blocked or not groups.join(entry.one, entry.other) else kept).append(entry)
    order = sorted(kept, key=lambda link: (link.one, link.other))
    return Links(tuple(order), groups.all(), tuple(sorted(refused, key=lambda link: (link.one, link.other))))


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)


def _held(judgements: Iterable[Judgement]) -> tuple[list[Link], set[Pair], set[str]]:
    """What reviewers hold: forced links, pairs kept apart, and statements taken out of every group."""
    forced: dict[Pair, Link] = {}
    apart: set[Pair] = set()
    alone: set[str] = set()
    for judgement in sorted((j for j in judgements if j.kind in ("merge", "split")), key=lambda j: (j.at, j.id)):
        targets = sorted(set(judgement.targets))
        pairs = [(a, b) for i, a in enumerate(targets) for b in targets[i + 1 :]]
        if judgement.kind == "merge":
            sure = 1.0 if judgement.confidence is None else judgement.confidence
            forced |= {pair: Link(*pair, judgement.reason or "merged in review", sure, judgement.by) for pair in pairs}
            apart -= set(pairs)
        elif len(targets) == 1:
            alone.add(targets[0])
            forced = {pair: entry for pair, entry in forced.items() if targets[0] not in pair}
        else:
            apart |= set(pairs)
            forced = {pair: entry for pair, entry in forced.items() if pair not in apart}
    return list(forced.values()), apart, alone


class _Groups:
    """Union-find that refuses to bring two statements together that are kept apart."""

    def __init__(self, ids: Sequence[str], apart: set[Pair]) -> None:
        self.root = {key: key for key in ids}
        self.members = {key: [key] for key in ids}
        self.foes: dict[str, set[str]] = {}
        for one, other in apart:
            self.foes.setdefault(one, set()).add(other)
            self.foes.setdefault(other, set()).add(one)

    def find(self, key: str) -> str:
        while self.root[key] != key:
            self.root[key] = self.root[self.root[key]]
            key = self.root[key]
        return key

    def join(self, one: str, other: str) -> bool:
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        small, large = sorted((first, second), key=lambda root: (len(self.members[root]), root))
        held = {foe for key in self.members[small] for foe in self.foes.get(key, ())}
        if any(self.root.get(foe) is not None and self.find(foe) == large for foe in held):
            return False
        self.root[small] = large
        self.members[large] += self.members.pop(small)
        return True

    def all(self) -> tuple[tuple[str, ...], ...]:
        return tuple(sorted(tuple(sorted(group)) for group in self.members.values()))
