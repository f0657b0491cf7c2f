"""Where output goes: answers on stdout, everything else on stderr, colour only on a terminal."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import TextIO

from rich.console import Console, RenderableType
from rich.text import Text

from onrecord.surfaces.plain import safe

# Off a terminal there is no width to ask for; the same bytes must come out wherever a command is run.
PLAIN_WIDTH = 110


def _width(terminal: bool) -> int | None:
    columns = os.environ.get("COLUMNS", "")
    return None if terminal or columns.isdigit() else PLAIN_WIDTH


@cache
def _console(stderr: bool, stream: int) -> Console:
    file = sys.stderr if stderr else sys.stdout
    terminal = file.isatty()
    # Articles hold brackets and colons: no markup, no emoji codes, no highlighting of numbers.
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=_width(terminal), legacy_windows=False)


def out() -> Console:
    """The console for answers."""
    return _console(False, id(sys.stdout))


def err() -> Console:
    """The console for progress, summaries and complaints."""
    return _console(True, id(sys.stderr))


def show(answer: RenderableType) -> None:
    """A table or card on stdout; off a terminal without the spaces that pad its lines."""
    console = out()
    if console.is_terminal:
        console.print(answer)
        return
    with console.capture() as captured:
        console.print(answer)
    for printed in captured.get().splitlines():
        line(printed.rstrip())


def line(text: str) -> None:
    """One line of an answer exactly as it is, never wrapped: for machine formats."""
    sys.stdout.write(text + "\n")


def note(message: str) -> None:
    """One line on stderr."""
    err().print(Text(safe(message)), soft_wrap=True)


def complain(message: str) -> None:
    """A complaint on stderr, by the program's name."""
    err().print(Text.assemble(("onrecord: ", "bold red"), safe(message)), soft_wrap=True)


def unicode_streams() -> None:
    """Make stdout and stderr UTF-8 whatever the locale; what cannot be encoded is shown as an escape, not a crash.

    One that was closed (`>&-`), which Python has as None, goes nowhere.
    """
    sys.stdout = sys.stdout or _nowhere()
    sys.stderr = sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


__all__ = ["PLAIN_WIDTH", "complain", "err", "line", "note", "out", "show", "unicode_streams"]
