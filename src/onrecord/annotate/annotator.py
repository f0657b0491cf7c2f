"""Annotators in their order. Each declares the layers it requires and those it assigns; a missing layer is an error at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.annotate.sentences import split_sentences
from onrecord.types import Analysis, Report


class Annotator(Protocol):
    """Adds layers to an analysis; never changes those that are there."""

    requires: tuple[str, ...]
    assigns: tuple[str, ...]

    def __call__(self, analysis: Analysis) -> Analysis: ...


class Sentences:
    """Assigns `sentences`, by rule."""

    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ("sentences",)

    def __call__(self, analysis: Analysis) -> Analysis:
        return replace(analysis, sentences=split_sentences(analysis.text))


def annotate(report: Report, annotators: Sequence[Annotator]) -> Analysis:
    """The report with every annotator's layers. Raises ValueError where an annotator's requirement is not met."""
    analysis = Analysis(report)
    for annotator in annotators:
        absent = [layer for layer in annotator.requires if getattr(analysis, layer) is None]
        if absent:
            raise ValueError(f"{type(annotator).__name__} needs {', '.join(absent)} first")
        analysis = annotator(analysis)
    return analysis
