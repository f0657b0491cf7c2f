"""What is passed over in folders and archives without a word."""

from __future__ import annotations

import re

NOT_REPORTS = re.compile(
    r"\..*|~.*|.*~|#.*#|__MACOSX|META-INF|mimetype|__pycache__|Thumbs\.db|desktop\.ini|.*\.(db|sqlite)(-wal|-shm|-journal|\.raw|\.feeds\.json)?|"
    r"(README|LICEN[CS]E|NOTICE|CHANGELOG|COPYING)(\.\w+)?",
    re.DOTALL,
)
"""Names passed over in a folder without a word, because no report is called so: hidden files, what editors and systems leave,
ledgers and their side files, what packs an e-book, and the papers that lie beside data. A file that the caller names is always
read."""


def passed_over(path: str) -> bool:
    """Whether any part of a path within a folder or an archive is passed over."""
    return any(NOT_REPORTS.fullmatch(part) for part in path.split("/") if part)
