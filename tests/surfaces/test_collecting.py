"""Python looks for circles seldom while a program of ours runs, and as before when it is left."""

from __future__ import annotations

import gc
import sys

import pytest
import typer

from onrecord.surfaces import cli
from onrecord.surfaces.collecting import SELDOM, collecting_seldom


def test_what_was_set_is_set_again_also_after_an_error() -> None:
    before = gc.get_threshold()
    seen: list[tuple[int, int, int]] = []

    def broken() -> None:
        with collecting_seldom():
            seen.append(gc.get_threshold())
            raise OSError

    with pytest.raises(OSError):  # noqa: PT011
        broken()
    assert seen == [SELDOM] != [before]
    assert gc.get_threshold() == before


def test_the_command_line_collects_seldom(monkeypatch: pytest.MonkeyPatch) -> None:
    before, seen = gc.get_threshold(), list[tuple[int, int, int]]()

    def noted(*_: object, **__: object) -> None:
        seen.append(gc.get_threshold())
        raise typer.Exit

    monkeypatch.setattr(sys, "argv", ["onrecord", "parties", "--ledger", "none.db"])
    monkeypatch.setattr(cli, "app", noted)
    with pytest.raises(typer.Exit):
        cli.main()
    assert seen == [SELDOM]
    assert gc.get_threshold() == before
