"""Document -> Analysis: sentences, the model's spans, who is meant, dates."""

from onrecord.annotate.annotator import Actors, Annotator, ReportNames, Sentences, Times, Voices, annotate
from onrecord.annotate.spans import Spanner

__all__ = ["Actors", "Annotator", "ReportNames", "Sentences", "Spanner", "Times", "Voices", "annotate"]
