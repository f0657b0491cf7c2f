"""Reports of a sentence or two with attributions placed by their words, read without the model."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.annotate.actors import resolve
from onrecord.annotate.annotator import ReportNames
from onrecord.annotate.sentences import split_sentences
from onrecord.extract import extract
from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Entity, Report, Span, Spans, Statement

Part = tuple[str, str, str, Act, float]


class Words:
    """Names that are their own words, of somebody who acts for nobody."""

    def __init__(self, text: str) -> None:
        self.text = text

    def actor(self, spans: Spans) -> Entity | None:
        return Entity(" ".join(span.words(self.text) for span in spans), "person")

    def principal(self, entity: Entity) -> str | None:
        return None

    def called(self, name: str) -> Entity:
        return Entity(name, "unknown")


def first(text: str, words: str) -> Spans:
    """Where the words stand first; () for none."""
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def last(text: str, words: str) -> Spans:
    """Where the words stand last."""
    return (Span(text.rindex(words), text.rindex(words) + len(words)),)


def read(
    text: str,
    *parts: Part,
    party: str = "",
    core: str = "",
    place: Callable[[str, str], Spans] = first,
    published: str = "2018-05-15",
) -> list[Statement]:
    """Statements of attributions given as source, cue, content, act and the probability that the party is the source."""
    made = tuple(
        Attribution(
            place(text, source),
            place(text, cue),
            place(text, content),
            tuple(float(a == act) for a in ACTS),
            act,
            "indirect",
            own,
            0.9,
            party=first(text, party),
            core=first(text, core),
        )
        for source, cue, content, act, own in parts
    )
    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published=published)
    analysis = resolve(Analysis(report, sentences=split_sentences(text), attributions=made))
    return list(extract(analysis, ReportNames(analysis), "test"))
