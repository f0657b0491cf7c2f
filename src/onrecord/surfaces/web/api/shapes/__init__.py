"""The shapes of REST's answers, as OpenAPI describes them; the rows themselves are written by the functions of every door.

Nothing is validated against these when an answer is given: the tests hold answers and shapes together.
"""

from onrecord.surfaces.web.api.shapes.base import REPORT_ID, STATEMENT_ID
from onrecord.surfaces.web.api.shapes.envelope import Answer, Problem
from onrecord.surfaces.web.api.shapes.kept import Count, Merged, MergedWhole, Report
from onrecord.surfaces.web.api.shapes.position import Change, Due, Entry, Gap, Matrix, Stand
from onrecord.surfaces.web.api.shapes.statement import Judgement, Statement

__all__ = [
    "REPORT_ID",
    "STATEMENT_ID",
    "Answer",
    "Change",
    "Count",
    "Due",
    "Entry",
    "Gap",
    "Judgement",
    "Matrix",
    "Merged",
    "MergedWhole",
    "Problem",
    "Report",
    "Stand",
    "Statement",
]
