"""The record itself: one line a statement, however many reports told it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from onrecord.history import record_line, reviewed
from onrecord.history.merge import Stream, Survey
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines
from onrecord.types import Statement


def write_record(job: Job, file: TextIO) -> Written:
    """Every merged statement with its versions and its number of independent origins, by first publication.

    Statements are read twice, to survey them and then fortnight by fortnight, so that few are in memory at once.
    """
    judgements = job.judgements()
    survey = Survey(judgements)
    for one in job.statements():
        survey.note(one, job.ledger.place(one))

    def read(places: Sequence[int]) -> list[Statement]:
        return reviewed(job.ledger.index.placed(places).values(), judgements)

    return Written(write_lines(file, Stream(survey, read, record_line)))


__all__ = ["write_record"]
