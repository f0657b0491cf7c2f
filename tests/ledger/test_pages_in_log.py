"""Sums of pages that lie outside the file: in the log after a full disk, or nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.ledger.pages import PagesError, _logged, _own_pages

SIZE = 4096


def test_sums_outside_the_file_are_told(tmp_path: Path) -> None:
    file = tmp_path / "short.db"
    file.write_bytes(bytes(SIZE))
    with pytest.raises(PagesError, match="outside the file"):
        _own_pages(file, SIZE, 2)


def test_what_is_in_the_log_may_not_be_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "short.db"
    assert not _logged(file)
    (tmp_path / "short.db-wal").write_bytes(b"")
    assert not _logged(file)
    (tmp_path / "short.db-wal").write_bytes(b"frames")
    assert _logged(file)
