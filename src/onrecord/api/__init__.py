"""onrecord for Python programs; what is here is what programs may rely on (docs/python.md)."""

from onrecord.api.choice import READINGS, Choice, Reading, chosen

__all__ = ["READINGS", "Choice", "Reading", "chosen"]
