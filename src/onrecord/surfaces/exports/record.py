"""The record itself: one line a statement, however many reports told it."""

from __future__ import annotations

from typing import TextIO

from onrecord.history import record_line
from onrecord.history.merge import Linker
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines


def write_record(job: Job, file: TextIO) -> Written:
    """Every merged statement with its versions and its number of independent origins, by first publication."""
    every = Linker().merged(job.statements(), job.judgements())
    return Written(write_lines(file, map(record_line, every)))


__all__ = ["write_record"]
