"""Bytes in, dated reports out: every kind of input that onrecord reads, each told by its content."""

from onrecord.acquire.fetch.following import Followed, Look, load_followed, save_followed
from onrecord.acquire.fetch.order import Fetching, is_address
from onrecord.acquire.folder_rules import NOT_REPORTS, passed_over
from onrecord.acquire.folders import STDIN_NAME, read_paths, read_stream
from onrecord.acquire.given import Given
from onrecord.acquire.outlets import outlet_in
from onrecord.acquire.plain import read_string, split_header
from onrecord.acquire.source import MAX_DOCUMENT_BYTES
from onrecord.acquire.table import READERS, Reader
from onrecord.acquire.watching import Watcher, watcher

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "NOT_REPORTS",
    "READERS",
    "STDIN_NAME",
    "Fetching",
    "Followed",
    "Given",
    "Look",
    "Reader",
    "Watcher",
    "is_address",
    "load_followed",
    "outlet_in",
    "passed_over",
    "read_paths",
    "read_stream",
    "read_string",
    "save_followed",
    "split_header",
    "watcher",
]
