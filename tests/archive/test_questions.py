"""The questions of docs/archives.md are answered by an archive as `read --to` writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.archives import ask, questions, repeat, write_archive


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    write_archive(folder / "once", 400)
    return folder


def test_there_are_five_questions() -> None:
    assert len(list(questions("read"))) == 5


@pytest.mark.parametrize("number", range(5))
def test_a_question_is_answered(archive: Path, number: int) -> None:
    words, sql = list(questions(str(archive / "once")))[number]
    found = ask(sql)
    assert found, words
    assert all(value is not None for value in found[0][:2])


def test_a_copy_told_by_another_outlet_is_one_text_of_two_outlets(archive: Path) -> None:
    sql = next(sql for words, sql in questions(str(archive / "once")) if "outlets" in words)
    assert ask(sql)[0][1] == 2


def test_the_repeated_archive_has_every_row_so_many_times(archive: Path) -> None:
    repeat(archive / "once", archive / "many", 3)
    for kind in ("reports", "statements"):
        counts = [
            ask(f"SELECT count(*), count(DISTINCT id) FROM read_parquet('{archive}/{name}/{kind}/*/*.parquet')")[0]
            for name in ("once", "many")
        ]
        assert counts[1] == tuple(3 * count for count in counts[0])
