"""The shapes of a statement and of what is held about it."""

from __future__ import annotations

from pydantic import Field

from onrecord.surfaces.web.api.shapes.base import REPORT_ID, STATEMENT_ID, Shape, Spans
from onrecord.types import Act, ActorKind, JudgementKind, Polarity, Relation, Speech


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
