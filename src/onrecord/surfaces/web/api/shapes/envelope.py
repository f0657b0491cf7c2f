"""What every answer of REST stands in, and every error."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import Field

from onrecord.surfaces.web.api.shapes.base import Shape
from onrecord.surfaces.web.api.shapes.position import Searched, UnknownParty
from onrecord.surfaces.web.api.shapes.statement import Judgement

Data = TypeVar("Data")


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
