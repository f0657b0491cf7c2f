"""Dates: what a text's words of time mean, counted from its publication date alone."""

from onrecord.annotate.dates.find import find_times, publication_day

__all__ = ["find_times", "publication_day"]
