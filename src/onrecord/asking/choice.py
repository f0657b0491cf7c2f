"""Which statements: one description of a choice for exports, programs and servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal, get_args

from onrecord.asking.finding import Finder
from onrecord.asking.given import exact_days, given_words
from onrecord.errors import WrongUseError
from onrecord.history import meets, reviewed, role_of, rules_version, same_name
from onrecord.ledger import Ledger, Selection
from onrecord.types import ACTS, Act, Statement

Reading = Literal["reviewed", "machine"]
READINGS: tuple[Reading, ...] = get_args(Reading)

# Statements that are held at once while judgements are applied to them.
_PART = 1_000


def backwards(since: str | None, until: str | None, sign: str = "") -> str | None:
    """What is wrong with a time that ends before it begins: it holds nothing, which would look like an answer.

    `sign` stands before the names of the two days.
    """
    return f"{sign}until {until} lies before {sign}since {since}" if since and until and until < since else None


def in_order(since: str | None, until: str | None, sign: str = "") -> None:
    """Raises WrongUseError where a time ends before it begins; `sign` as in `backwards`."""
    if wrong := backwards(since, until, sign):
        raise WrongUseError(wrong)


@dataclass(frozen=True, slots=True)
class Choice:
    """ "All statements for which every field given holds."

    `party` and `matter` are met as `stand` meets them: the party is bound, asked, or speaks for itself, under any spelling; the
    matter under any wording. `acts` are those after review. `since`, `until`: ISO dates, inclusive, on the last day on which it
    can have been said, else on publication. The two clocks: `as_of` (said by then; with `until` the earlier holds) and
    `known_by` (read by then, judgements too). `min_confidence`: the extractor's, 0 to 1. `document`: a document's id, a
    report's, or the given one. `reading`: `reviewed` (corrected, without what was rejected or withdrawn) or `machine`.
    """

    party: str | None = None
    matter: str | None = None
    acts: tuple[Act, ...] = ()
    outlet: str | None = None
    document: str | None = None
    ids: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    as_of: str | None = None
    known_by: str | None = None
    min_confidence: float = 0.0
    reading: Reading = "reviewed"

    def __post_init__(self) -> None:
        """Raises WrongUseError on what would choose nothing and look like an answer: no word, no day, no act, no reading."""
        given_words(party=self.party, matter=self.matter, outlet=self.outlet)
        exact_days(since=self.since, until=self.until, as_of=self.as_of, known_by=self.known_by)
        if not 0 <= self.min_confidence <= 1:
            raise WrongUseError(f"min_confidence: {self.min_confidence} is not between 0 and 1")
        for name, given, there in (("acts", self.acts, ACTS), ("reading", (self.reading,), READINGS)):
            if unknown := [one for one in given if one not in there]:
                raise WrongUseError(f"{name}: {unknown[0]!r} is none; choose from {', '.join(there)}")

    @property
    def last(self) -> str | None:
        """The last day on which it can have been said."""
        return min((day for day in (self.until, self.as_of) if day), default=None)

    def selection(self, *, newest: bool) -> Selection:
        """What the ledger is asked for: all that holds whatever a review says."""
        return Selection(
            since=self.since,
            until=self.last,
            known_by=self.known_by,
            document=self.document,
            ids=self.ids,
            outlet=self.outlet,
            newest=newest,
        )

    def takes(self, statement: Statement) -> bool:
        """Whether a statement, as it is after review, has the party, the matter, the act and the confidence."""
        return (
            statement.confidence >= self.min_confidence
            and (not self.acts or statement.act in self.acts)
            and (self.party is None or role_of(self.party, statement) != "none")
            and (self.matter is None or meets(self.matter, statement))
        )


def chosen(ledger: Ledger, choice: Choice = Choice(), *, newest: bool = False) -> Iterator[Statement]:
    """The chosen statements, streamed, by day and then in a fixed order; the oldest first, or the newest.

    Raises LedgerError where the store fails.
    """
    judgements = () if choice.reading == "machine" else tuple(ledger.judgements(known_by=choice.known_by))
    found = _found(ledger, choice, choice.selection(newest=newest))
    while part := list(islice(found, _PART)):
        yield from filter(choice.takes, reviewed(part, judgements))


def told_by(
    ledger: Ledger, selection: Selection, *, party: str | None = None, speaker: str | None = None, matter: str | None = None
) -> Iterator[Statement]:
    """What a selection takes, as it was read, streamed; party, speaker and matter are met as `stand` meets them.

    Somebody unnamed is met by the words that describe them, exactly. The selection has no limit: what meets a name is told
    only when it is read. Raises LedgerError where the store fails.
    """
    if party is None and speaker is None and matter is None:
        yield from ledger.select(selection)
        return
    finder = _finder(ledger)
    if speaker is not None and not finder.keys(speaker):
        selection, speaker = replace(selection, speaker=speaker), None
    choice = Choice(party=party, matter=matter)
    for one in _placed(ledger, selection, finder.places_of(party, matter), finder.places_of(speaker)):
        spoken = speaker is None or (one.speaker is not None and same_name(speaker, one.speaker.name))
        if spoken and choice.takes(one):
            yield one


def with_words(ledger: Ledger, words: str, choice: Choice, limit: int) -> list[Statement]:
    """The newest statements with all these words (all there are where none are given), as they were read, of a choice."""
    given = (words,) if words else ()
    selection = replace(choice.selection(newest=True), words=given, acts=choice.acts)
    if choice.party is None and choice.matter is None:
        selection = replace(selection, limit=limit)
    return list(islice(told_by(ledger, selection, party=choice.party, matter=choice.matter), limit))


def _found(ledger: Ledger, choice: Choice, selection: Selection) -> Iterator[Statement]:
    """What the ledger has for a selection; where a party or a matter is chosen, only what its index says may have them."""
    if choice.party is None and choice.matter is None:
        return ledger.select(selection)
    return _placed(ledger, selection, _finder(ledger).places_of(choice.party, choice.matter))


def _finder(ledger: Ledger) -> Finder:
    # A ledger that is not settled is not settled for this: it costs more than looking.
    return Finder(ledger, None, settled=ledger.index.is_settled(rules_version()))


def _placed(ledger: Ledger, selection: Selection, *may: frozenset[int] | None) -> Iterator[Statement]:
    """What a selection takes, of the places that an index says may hold it; of all where it says nothing."""
    told = [places for places in may if places is not None]
    if not told:
        yield from ledger.select(selection)
        return
    ordered = sorted(frozenset.intersection(*told), reverse=selection.newest)
    for start in range(0, len(ordered), _PART):
        yield from ledger.select(replace(selection, places=tuple(ordered[start : start + _PART])))


__all__ = ["READINGS", "Choice", "Reading", "backwards", "chosen", "in_order", "told_by", "with_words"]
