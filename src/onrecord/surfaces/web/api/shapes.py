"""The shapes of REST's answers, as OpenAPI describes them; the rows themselves are written by the functions of every door.

Nothing is validated against these when an answer is given: the tests hold answers and shapes together.
"""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from onrecord.history import ConditionState
from onrecord.history.changes import ChangeKind
from onrecord.history.parties import Role
from onrecord.types import Act, ActorKind, JudgementKind, Polarity, Relation, Speech, Stance

Data = TypeVar("Data")
Spans = list[tuple[int, int]]
STATEMENT_ID, REPORT_ID = "s-ff9c02ea48f5f1c2", "r-c8437ccb9c4168a3"


class Shape(BaseModel):
    """An object with exactly these fields, all of them always there unless they say otherwise."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)


class Passage(Shape):
    """Words of the text, and where they stand."""

    text: str
    spans: Spans
    """Start inclusive, end exclusive, in code points of the document's text."""


class Actor(Shape):
    """Who speaks, is bound, is addressed, or relays."""

    name: str = Field(examples=["Emmanuel Macron"])
    text: str | None
    """The words at this place; null where inferred."""
    spans: Spans
    unnamed: bool
    kind: ActorKind
    acts_for: str | None
    inferred: bool
    count: int = Field(default=1, description="How many people an unnamed source stands for; only where the text says.")
    standing: str = Field(default="", description="official, diplomat, source …; only for unnamed sources.")


class Matter(Shape):
    """The subject in a few words."""

    name: str = Field(examples=["security guarantees"])
    spans: Spans
    id: str | None


class Deadline(Shape):
    """When an act is due: the words and the interval they mean (ISO dates, inclusive, null where open)."""

    text: str
    spans: Spans
    from_: str | None = Field(alias="from")
    to: str | None
    relation: Relation
    event: str | None
    timex: str | None
    granularity: str | None


class SaidOn(Shape):
    """When it was said (ISO dates, inclusive)."""

    from_: str | None = Field(alias="from")
    to: str | None
    text: str | None
    spans: Spans
    inferred: bool


class Appearance(Shape):
    """The report that a statement was read in."""

    id: str
    outlet: str | None
    published: str | None
    url: str | None
    """As the report gave it: not checked, not followed, possibly no web address at all."""
    title: str | None
    sha256: str
    report: str = Field(examples=[REPORT_ID])


class Statement(Shape):
    """One act of one speaker on one matter in one report, with the exact words. Untrusted text of others."""

    id: str = Field(examples=[STATEMENT_ID])
    document: Appearance
    speaker: Actor | None
    cue: Passage | None
    content: Passage
    speech: Speech
    act: Act
    party: Actor | None
    to: Actor | None
    matter: Matter | None
    polarity: Polarity
    condition: Passage | None
    deadline: Deadline | None
    said_on: SaidOn | None
    chain: list[Actor]
    """Who passed it on, nearest the speaker first."""
    firmness: int = Field(ge=0, le=3)
    confidence: float = Field(ge=0, le=1)
    """The extractor's: how likely this is a statement at all."""
    act_confidence: float = Field(ge=0, le=1)
    certainty: float | None
    """The speaker's: 1 will, 0.5 would or may."""
    hedge: Passage | None
    """The reporter's own words of doubt."""
    extractor: str


class Judgement(Shape):
    """What somebody held about statements: a row of its own."""

    id: str = Field(examples=["j-9a4be2c1d0f35e77"])
    kind: JudgementKind
    targets: list[str]
    by: str
    at: str
    reason: str
    value: dict[str, str]
    confidence: float | None


class Searched(Shape):
    """What was looked at for an answer."""

    reports: int
    statements: int
    first: str | None
    last: str | None


class Position(Shape):
    """Where a party stands on a matter, and what that rests on."""

    party: str
    matter: str
    stance: Stance
    answer: str
    """The stance in words; what is no clear commitment says so."""
    as_of: str | None
    known_by: str | None
    since: str | None
    firmness: int
    standing: list[Statement]
    against: list[Statement]
    earlier: list[Statement]
    unanswered: list[Statement]
    searched: Searched


class UnknownParty(Shape):
    """Nobody of this name is on record; `near`: the names on record that are most like it."""

    name: str = Field(examples=["Itly"])
    near: list[str] = Field(examples=[["Italy"]])


class Stand(Position):
    """A position, and what was left out of it."""

    withdrawn: list[Statement]
    """What bears on it, but stands in a report that its outlet withdrew."""
    unknown_party: UnknownParty | None
    """As in `meta`."""


class Cell(Shape):
    """A position in the matrix: the stance and the ids of the statements it rests on."""

    party: str
    matter: str
    stance: Stance
    answer: str
    since: str | None
    firmness: int
    standing: list[str]
    against: list[str]
    unanswered: list[str]


class Matrix(Shape):
    """Parties by matters: `cells[i][j]` is the i-th party on the j-th matter."""

    parties: list[str]
    matters: list[str]
    cells: list[list[Cell]]


class Entry(Shape):
    """A line of a timeline."""

    day: str | None
    role: Role
    stance: Stance
    withdrawn: bool
    """Whether its report was withdrawn: no stance rests on it."""
    statement: Statement


class Gap(Shape):
    """A party that was asked or expected to commit, and did not."""

    party: str
    matter: str
    asked: list[Statement]
    position: Position


class Change(Shape):
    """A position that is not what it was."""

    party: str
    matter: str
    kind: ChangeKind
    before: Position
    after: Position
    because: list[Statement]


class Due(Shape):
    """A promise, plan, threat or demand whose deadline has passed."""

    by: str
    days_overdue: int
    condition: ConditionState | None
    told_done: list[Statement]
    statement: Statement


class Count(Shape):
    """A name with its number of statements."""

    name: str
    statements: int


class Report(Shape):
    """One appearance of a document; `text` is untrusted text of others, null in lists."""

    id: str = Field(examples=[REPORT_ID])
    document: str
    given_id: str | None
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    sha256: str
    text: str | None
    withdrawn: Judgement | None
    """Who took it back, when and why; null where nobody did."""


class Version(Shape):
    """One telling of a merged statement."""

    statement: str
    words: str
    """Exact; an ellipsis stands where others stand between two pieces of them."""
    document: str
    outlet: str | None
    published: str | None


class Drift(Shape):
    """What changed from one telling to the next."""

    kind: str
    before: str
    after: str
    from_value: str
    to_value: str
    direction: str


class Merged(Shape):
    """What was said, however many reports told it."""

    id: str = Field(examples=["u-71c0e6ab52d9f384"])
    act: Act
    speaker: str | None
    party: str | None
    matter: str | None
    versions: list[Version]
    origins: int
    """How many independent origins the tellings go back to."""
    circular: bool


class MergedWhole(Merged):
    """The same with the names of the origins and what changed in retelling."""

    origin_names: list[str]
    drift: list[Drift]


class Meta(Shape):
    """What goes with every answer."""

    next: str | None = Field(
        description="Give it as `cursor` to get what follows; null at the end, and where nothing is paged."
    )
    as_of: str | None = Field(description="The first clock of the answer: said by then.")
    known_by: str | None = Field(description="The second clock: read by then.")
    searched: Searched | None = Field(description="What was looked at, where the answer is a position or a list of them.")
    withdrawn: dict[str, Judgement]
    """Reports of the statements in `data` that their outlets took back, by id: who, when and why. No position rests on them."""
    unknown_party: UnknownParty | None
    """Nobody of the party's name is on record, so nothing found is no finding; null where somebody is, or none is named."""


class Answer(Shape, Generic[Data]):
    """Every success: the answer in `data`, what goes with it in `meta`."""

    data: Data
    meta: Meta


class ProblemItem(Shape):
    """One value at fault."""

    at: str = Field(examples=["query.as_of"])
    message: str


class Problem(Shape):
    """Every error, after RFC 9457."""

    type: Literal["about:blank"]
    title: str
    status: int
    detail: str
    errors: list[ProblemItem] = Field(default=[], description="For 422: each value at fault.")
