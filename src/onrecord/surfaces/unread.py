"""How a program ends whose output nobody reads any more: without a word, and with the code that a shell gives it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# 128 + SIGPIPE.
NOBODY_READS = 141


@contextmanager
def unread_quietly() -> Iterator[None]:
    """End so wherever the broken pipe is met: rich and typer would end with 1, Python's own last flush with 120."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:
        _leave()
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _leave()


def _leave() -> None:
    # What is still buffered has nowhere to go; without this Python complains while it shuts down.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    raise SystemExit(NOBODY_READS) from None


__all__ = ["NOBODY_READS", "unread_quietly"]
