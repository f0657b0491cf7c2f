"""How a program ends whose output goes nowhere: without a word where nobody reads it, with the reason on a full disk."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from onrecord.surfaces.console import complain

# 128 + SIGPIPE.
NOBODY_READS = 141
_FULL = "stopped: the disk written to is full; the ledger is sound, and the same command prints the answer again"


@contextmanager
def unread_quietly() -> Iterator[None]:
    """End so wherever it is met, help included: rich and typer would end with 1, Python's own last flush with 120."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        _leave(full=error.errno == errno.ENOSPC)
    except SystemExit as ended:
        if not isinstance(ended.__context__, BrokenPipeError):
            raise
        _leave(full=False)


def _leave(*, full: bool) -> None:
    # What is still buffered has nowhere to go; without this Python complains while it shuts down.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    if full:
        with suppress(OSError):
            complain(_FULL)
            sys.stderr.flush()
    os.dup2(nowhere, 2)
    raise SystemExit(1 if full else NOBODY_READS) from None


__all__ = ["NOBODY_READS", "unread_quietly"]
