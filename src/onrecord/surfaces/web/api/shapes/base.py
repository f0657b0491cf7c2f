"""What every shape of REST's answers is, and the ids that examples show."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

Spans = list[tuple[int, int]]
STATEMENT_ID, REPORT_ID = "s-ff9c02ea48f5f1c2", "r-c8437ccb9c4168a3"


class Shape(BaseModel):
    """An object with exactly these fields, all of them always there unless they say otherwise."""

    model_config = ConfigDict(extra="forbid", use_attribute_docstrings=True)
