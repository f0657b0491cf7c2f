"""The record itself: one line a statement, however many reports told it."""

from __future__ import annotations

from typing import TextIO

from onrecord.history import link, merged, record_line
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines


def write_record(job: Job, file: TextIO) -> Written:
    """Every merged statement with its versions and its number of independent origins, by first publication."""
    statements = list(job.statements())
    links = link(statements, job.judgements())
    return Written(write_lines(file, map(record_line, merged(statements, links))))


__all__ = ["write_record"]
