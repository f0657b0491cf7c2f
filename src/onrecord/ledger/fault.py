"""What verification finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """What is not as it was written: `name` says which record (kind and id), `reason` a sentence for the reader."""

    name: str
    reason: str
