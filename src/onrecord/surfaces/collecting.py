"""When Python looks for objects that refer to each other: seldom, since what is kept of a ledger are many and none that do.

At the usual numbers (700, 10, 10) a full look took up to 240 ms of a server, which one in twelve pages of what is not yet kept
met, and all looks together 10 of the 31 seconds of processor time of `export record` over 100,000 statements.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 50)


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Look seldom, until this is left: for a program that is ours, since it holds for all that runs in it."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)


__all__ = ["SELDOM", "collecting_seldom"]
