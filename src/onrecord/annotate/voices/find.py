"""The voices of a text: those of a transcript, of an interview, or the one of whoever issued it."""

from __future__ import annotations

from onrecord.annotate.voices.answers import answers
from onrecord.annotate.voices.issuers import issued
from onrecord.annotate.voices.turns import turns
from onrecord.types import Voice


def voices_of(text: str, title: str | None = None) -> tuple[Voice, ...]:
    """The stretches in which somebody speaks for himself, in text order; none overlap, and most reports have none."""
    return turns(text) or answers(text, title) or issued(text, title)
