"""Bytes in, dated reports out: every kind of input that onrecord reads, each told by its content."""

from onrecord.acquire.fetch.order import Fetching, is_address
from onrecord.acquire.folder_rules import NOT_REPORTS
from onrecord.acquire.folders import STDIN_NAME, read_paths
from onrecord.acquire.given import Given
from onrecord.acquire.outlets import outlet_in
from onrecord.acquire.plain import split_header
from onrecord.acquire.source import MAX_DOCUMENT_BYTES
from onrecord.acquire.table import READERS, Reader

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "NOT_REPORTS",
    "READERS",
    "STDIN_NAME",
    "Fetching",
    "Given",
    "Reader",
    "is_address",
    "outlet_in",
    "read_paths",
    "split_header",
]
