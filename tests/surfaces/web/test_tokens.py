"""Tokens: shown once, kept as hashes, revoked at once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from onrecord.errors import NotFoundError, OnrecordError, WrongUseError
from onrecord.surfaces.tokens import SCOPES, Tokens, allows
from tests.surfaces.conftest import Run

NOW = "2026-03-20T00:00:00.000000Z"


def test_a_token_is_found_by_its_text_alone(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    text, token = tokens.new("A. Reviewer", "review", now=NOW)
    assert tokens.find(text, now=NOW) == token
    for other in (text[:-1] + ("A" if text[-1] != "A" else "B"), text[4:], "", text + "\n", f"onr_{'0' * 8}_{text[13:]}", "ö"):
        assert tokens.find(other, now=NOW) is None, other
    kept = tokens.file.read_text(encoding="utf-8")
    assert text not in kept
    assert text[13:] not in kept
    assert stat.S_IMODE(tokens.file.stat().st_mode) == 0o600


def test_revoking_acts_at_once_in_another_process(tmp_path: Path) -> None:
    here, there = Tokens(tmp_path / "t.json"), Tokens(tmp_path / "t.json")
    text, token = here.new("A", "read", now=NOW)
    assert there.find(text, now=NOW) == token
    here.revoke(token.id, now=NOW)
    assert there.find(text, now=NOW) is None
    with pytest.raises(NotFoundError):
        here.revoke("00000000", now=NOW)


def test_a_token_past_its_day_is_none(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    text, _ = tokens.new("A", "read", now=NOW, expires="2026-03-21T00:00:00.000000Z")
    assert tokens.find(text, now=NOW)
    assert tokens.find(text, now="2026-03-21T00:00:00.000001Z") is None


def test_each_scope_takes_in_those_before_it() -> None:
    assert [[allows(one, other) for other in SCOPES] for one in (None, *SCOPES)] == [
        [False, False, False],
        [True, False, False],
        [True, True, False],
        [True, True, True],
    ]


def test_names_must_be_printable_and_files_must_hold_tokens(tmp_path: Path) -> None:
    tokens = Tokens(tmp_path / "t.json")
    for name in ("", " ", "x" * 81, "a\nb", "a\u202eb"):
        with pytest.raises(WrongUseError):
            tokens.new(name, "read", now=NOW)
    tokens.file.write_text("{}", encoding="utf-8")
    with pytest.raises(OnrecordError):
        tokens.all()


def test_the_command_makes_lists_and_revokes(folder: Path, run: Run) -> None:
    made = run("token", "new", "A. Reviewer", "--scope", "review", "--days", "90")
    text, key = made.stdout.strip(), made.stdout.strip().split("_")[1]
    assert (made.exit_code, Tokens(folder / "onrecord.db.tokens.json").all()[0].name) == (0, "A. Reviewer")
    assert text not in made.stderr
    listed = run("token", "list")
    assert listed.stderr.startswith("1 token in ")
    assert key in listed.stdout
    assert text not in listed.stdout
    assert run("token", "revoke", key).exit_code == 0
    assert "revoked" in run("token", "list").stdout
    assert [run("token", *wrong).exit_code for wrong in (("new",), ("sell", "x"), ("new", "x", "--scope", "all"))] == [2, 2, 2]
    assert run("token", "revoke", "00000000").exit_code == 1
