"""How the model's scores are read: pinned in the model's manifest, chosen on the development reports."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Decoding:
    """Thresholds in log or probability units, and shares; docs/accuracy.md and docs/decisions/ tell what they buy."""

    cue_bonus: float = 0.0
    act_cue_bonus: float = 0.0
    boundary_share: float = 1.0
    role_threshold: float = 0.5
    split_threshold: float = 0.6
    sure_threshold: float = 0.9
    idle_threshold: float = 0.7
    reader_share: float = 0.5
