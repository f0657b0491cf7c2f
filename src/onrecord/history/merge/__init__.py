"""Which statements are one: links with reasons, versions, independent origins, drift."""

from onrecord.history.merge.copies import copies
from onrecord.history.merge.drift import Drift, drift
from onrecord.history.merge.linker import Linker
from onrecord.history.merge.links import Link, Links, joined_by, link
from onrecord.history.merge.merged import Merged, merge_one, merged, record_line
from onrecord.history.merge.origins import origins
from onrecord.history.merge.stream import Stream, Survey

__all__ = [
    "Drift",
    "Link",
    "Linker",
    "Links",
    "Merged",
    "Stream",
    "Survey",
    "copies",
    "drift",
    "joined_by",
    "link",
    "merge_one",
    "merged",
    "origins",
    "record_line",
]
