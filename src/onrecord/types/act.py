"""The nine acts, and the small closed vocabularies of a statement (see docs/codebook.md)."""

from __future__ import annotations

from typing import Literal, get_args

Act = Literal["commit", "intend", "consider", "refuse", "retract", "evade", "demand", "threaten", "state"]
Speech = Literal["direct", "indirect", "mixed", "narrated"]
Polarity = Literal["do", "refrain"]

ACTS: tuple[Act, ...] = get_args(Act)
SPEECHES: tuple[Speech, ...] = get_args(Speech)
POLARITIES: tuple[Polarity, ...] = get_args(Polarity)
