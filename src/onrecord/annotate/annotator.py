"""Annotators in their order. Each declares the layers it requires and those it assigns; a missing layer is an error at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.annotate.actors import called, name_of, principal, resolve
from onrecord.annotate.dates import find_times
from onrecord.annotate.sentences import split_sentences
from onrecord.annotate.voices import voices_of
from onrecord.types import Analysis, Entity, Report, Spans


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


class Voices:
    """Assigns `voices`, by rule."""

    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ("voices",)

    def __call__(self, analysis: Analysis) -> Analysis:
        return replace(analysis, voices=voices_of(analysis.text, analysis.report.title))


class Times:
    """Assigns `times`, counted from the publication date."""

    requires: tuple[str, ...] = ("sentences",)
    assigns: tuple[str, ...] = ("times",)

    def __call__(self, analysis: Analysis) -> Analysis:
        return replace(analysis, times=find_times(analysis.text, analysis.report.published, analysis.sentences or ()))


class Actors:
    """Assigns `mentions` and `entities` from the names that the model found and from the tables."""

    requires: tuple[str, ...] = ("sentences", "names")
    assigns: tuple[str, ...] = ("mentions", "entities")

    def __call__(self, analysis: Analysis) -> Analysis:
        return resolve(analysis)


class ReportNames:
    """Knows who the words of one report stand for on its day."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._rows = {entity.name: entity for entity in reversed(analysis.entities or ())}
        self._actors: dict[Spans, Entity | None] = {}

    def actor(self, spans: Spans) -> Entity | None:
        """Who the words at these spans (code points) name, describe or stand for; None where nobody."""
        if spans not in self._actors:  # speaker, teller and chain of many statements ask for the same words
            self._actors[spans] = name_of(self._analysis, spans)
        return self._actors[spans]

    def principal(self, entity: Entity) -> str | None:
        """The country or body the entity speaks for on the report's day, as the tables assume; None where unknown or itself."""
        found = principal(entity, self._analysis.report.day)
        return None if found == entity.name else found

    def called(self, name: str) -> Entity:
        """The report's own entity of this name, else one made from the name alone."""
        return self._rows.get(name) or called(name)


def annotate(report: Report, annotators: Sequence[Annotator]) -> Analysis:
    """The report with every annotator's layers. Raises ValueError where an annotator's requirement is not met."""
    analysis = Analysis(report)
    for annotator in annotators:
        absent = [layer for layer in annotator.requires if getattr(analysis, layer) is None]
        if absent:
            raise ValueError(f"{type(annotator).__name__} needs {', '.join(absent)} first")
        analysis = annotator(analysis)
    return analysis
