"""Reports of a sentence or two with attributions placed by their words, read without the model."""

from __future__ import annotations

from onrecord.annotate.actors import resolve
from onrecord.annotate.annotator import ReportNames
from onrecord.annotate.sentences import split_sentences
from onrecord.extract import extract
from onrecord.types import ACTS, Act, Analysis, Attribution, Document, Report, Span, Spans, Statement

Part = tuple[str, str, str, Act, float]


def spans(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),) if words else ()


def read(text: str, *parts: Part, party: str = "") -> list[Statement]:
    """Statements of attributions given as source, cue, content, act and the probability that the party is the source."""
    made = tuple(
        Attribution(
            spans(text, source),
            spans(text, cue),
            spans(text, content),
            tuple(float(a == act) for a in ACTS),
            act,
            "indirect",
            own,
            0.9,
            party=spans(text, party),
        )
        for source, cue, content, act, own in parts
    )
    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published="2018-05-15")
    analysis = resolve(Analysis(report, sentences=split_sentences(text), attributions=made))
    return list(extract(analysis, ReportNames(analysis), "test"))
