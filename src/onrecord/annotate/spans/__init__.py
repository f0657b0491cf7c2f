"""Attributions and names by the model."""

from onrecord.annotate.spans.attribute import Spanner
from onrecord.annotate.spans.find import read_spans
from onrecord.annotate.spans.found import Found, Names
from onrecord.annotate.spans.settings import Decoding
from onrecord.annotate.spans.tokens import FEATURES, Tokens, features_of
from onrecord.annotate.spans.windows import CONTEXT, WIDTH, Window, plan_windows

__all__ = [
    "CONTEXT",
    "FEATURES",
    "WIDTH",
    "Decoding",
    "Found",
    "Names",
    "Spanner",
    "Tokens",
    "Window",
    "features_of",
    "plan_windows",
    "read_spans",
]
