"""The shapes of what is kept and counted: names, reports, and statements as they were told."""

from __future__ import annotations

from pydantic import Field

from onrecord.surfaces.web.api.shapes.base import REPORT_ID, Shape
from onrecord.surfaces.web.api.shapes.statement import Judgement
from onrecord.types import Act


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
