"""What can be asked for: the parameters of each route, with the names that the command line gives its options."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationInfo

from onrecord.asking import backwards, exact_day, some_words
from onrecord.types import Act, Polarity

NAME = 200
STATEMENT = "^s-[0-9a-f]{1,16}$"


def _no_earlier(until: str, query: ValidationInfo) -> str:
    """The last day of a time, if it is not before the first. Raises ValueError, as `exact_day` does."""
    if wrong := backwards(query.data.get("since"), until):
        raise ValueError(wrong)
    return until


Day = Annotated[str, AfterValidator(exact_day), Field(json_schema_extra={"format": "date"}, examples=["2025-02-28"])]
Until = Annotated[Day, AfterValidator(_no_earlier)]
# A name, or some words: no control characters, which one of the stores could not be asked for.
Words = Annotated[str, Field(min_length=1, max_length=NAME, pattern="^[^\\u0000-\\u001f\\u007f]+$")]
# In which there is something to look for.
Name = Annotated[Words, AfterValidator(some_words)]
Party = Annotated[Name, Field(description="A country, a body or a person.", examples=["United States"])]
Matter = Annotated[Name, Field(description="The subject, in a few words.", examples=["security guarantees"])]


CURSOR = "`meta.next` of the answer before this one, with everything else as it was there."


class Query(BaseModel):
    """Parameters; one that is not known is an error and not overlooked."""

    model_config = ConfigDict(extra="forbid")


class Nothing(Query):
    """No parameters."""


class KnownBy(Query):
    """The second clock."""

    known_by: Day | None = Field(default=None, description="What had been read by then (YYYY-MM-DD).")


class Clocks(KnownBy):
    """The two clocks of a question."""

    as_of: Day | None = Field(default=None, description="What had been said by then (YYYY-MM-DD).")


class Limited(Query):
    """A piece of a list."""

    limit: int = Field(default=20, ge=1, le=100, description="At most so many.")


class Paged(Limited):
    """A piece of a list that is counted from its beginning; the cursor is a place in it."""

    cursor: int | None = Field(default=None, ge=0, le=1_000_000, description=CURSOR)


class StandQuery(Clocks):
    """Of a position or a timeline."""

    party: Party
    on: Matter


class TimelineQuery(StandQuery, Paged):
    """Of a timeline."""


class GapsQuery(Clocks, Paged):
    """Of gaps."""

    party: Party | None = None
    on: Matter | None = Field(default=None, description="Only on this subject, in a few words.", examples=["guarantees"])


class ChangesQuery(KnownBy, Paged):
    """Of changes."""

    since: Day = Field(description="Compare with the day before it.")
    until: Until | None = Field(default=None, description="Up to and with that day.")
    party: Party | None = None
    on: Matter | None = Field(default=None, description="Only on this subject, in a few words.", examples=["guarantees"])


class OverdueQuery(Clocks, Paged):
    """Of deadlines; `as_of` is today where it is not given."""

    party: Party | None = None


class MatrixQuery(Clocks):
    """Of the matrix; where none are named, those that most of the record is about."""

    party: list[Party] = Field(default=[], max_length=12, description="Rows; repeatable.")
    on: list[Matter] = Field(default=[], max_length=12, description="Columns; repeatable.")


class PartiesQuery(Paged):
    """Of parties."""


class MattersQuery(Paged):
    """Of matters."""

    party: Party | None = Field(default=None, description="Only those of this party.")


class Chosen(KnownBy):
    """Which statements: all that hold for every parameter given."""

    words: Words | None = Field(
        default=None,
        description="All of them must occur in content, cue, speaker, party or matter; case and accents do not matter.",
        examples=["ceasefire"],
    )
    party: Party | None = None
    speaker: Words | None = Field(default=None, description="Who said it.", examples=["Emmanuel Macron"])
    act: list[Act] = Field(default=[], max_length=9, description="Repeatable.")
    on: Matter | None = Field(default=None, description="Only on this subject, in a few words.", examples=["guarantees"])
    since: Day | None = Field(default=None, description="Said then or later.")
    until: Until | None = Field(default=None, description="Said then or earlier.")
    document: Words | None = Field(default=None, description="The id of a document or a report.")
    outlet: Name | None = Field(default=None, description="Only what this outlet published.", examples=["The Courier"])


class StatementsQuery(Chosen, Limited):
    """Of a list of statements; the cursor is a place in the ledger's order."""

    cursor: int | None = Field(default=None, ge=0, lt=2**63, description=CURSOR)
    order: Literal["newest", "oldest"] = Field(default="newest", description="By the day on which it was said.")


class StatementsFeedQuery(Chosen):
    """Of a feed of statements."""


class ReportsQuery(KnownBy, Limited):
    """Of a list of reports; the cursor is the id of the last report."""

    cursor: str | None = Field(default=None, pattern="^r-[0-9a-f]{16}$", description=CURSOR)
    since: Day | None = Field(default=None, description="Published then or later.")
    until: Until | None = Field(default=None, description="Published then or earlier.")
    outlet: Words | None = Field(default=None, examples=["The Courier"])


class RecordsQuery(Paged):
    """Of merged statements."""


class ChangesFeedQuery(KnownBy):
    """Of the feed of changes."""

    since: Day | None = Field(default=None, description="From then on; the last 90 days where it is not given.")
    party: Party | None = None
    on: Matter | None = Field(
        default=None, description="Only on this subject; with a party, the days on which its stance on it changed."
    )


class Body(BaseModel):
    """What is sent with a write; a field that is not known is an error and not overlooked."""

    model_config = ConfigDict(extra="forbid")


class Reason(Body):
    """Why somebody holds something."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "said a day later, elsewhere"}]})
    reason: str = Field(default="", max_length=1_000, description="Why; kept with the judgement.")


class Withdrawal(Body):
    """How it is known that an outlet withdrew a report."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"reason": "the outlet's correction of 3 March"}]})
    reason: str = Field(min_length=1, max_length=1_000, description="How that is known; kept with the judgement.")


class Pair(Reason):
    """Two statements that are one."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"other": "s-91bc0a7d5e2f4c68", "reason": "one remark, two outlets"}]}
    )
    other: str = Field(pattern=STATEMENT, description="The other statement's id, or the beginning of it.")


class Plain(Reason):
    """It is right as it was read, or it is no statement at all."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"kind": "accept"}]})
    kind: Literal["accept", "reject"]


class Correction(Reason):
    """One field is another."""

    kind: Literal["correct"]


class Renamed(Correction):
    """Somebody or something else, or nothing."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"kind": "correct", "field": "party", "value": "France", "reason": "for France"}]}
    )
    field: Literal["speaker", "party", "to", "matter", "condition"]
    value: str = Field(max_length=NAME, description="Empty for nothing.")


class OtherAct(Correction):
    """Another act."""

    field: Literal["act"]
    value: Act


class OtherPolarity(Correction):
    """The other polarity."""

    field: Literal["polarity"]
    value: Polarity


class OtherFirmness(Correction):
    """Another firmness."""

    field: Literal["firmness"]
    value: Literal["0", "1", "2", "3"]


Verdict = Plain | Renamed | OtherAct | OtherPolarity | OtherFirmness
