"""How much processor time work takes, so that only the work itself is in the measure."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")
# Seconds: work that has taken this long is measured well enough.
LONG = 1.0
# A machine shared with others can take twice as long for once, never every time.
ROUNDS = 5


def timed(work: Callable[[], Result], runs: int = 1) -> tuple[float, Result]:
    """Seconds of this thread alone, the least of so many runs (of fewer where the work is long), and what the work gave.

    Without the garbage collector: one pass over four million objects of earlier tests takes 0.9 s.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        taken: list[float] = []
        while True:
            begun = time.thread_time()
            result = work()
            taken.append(time.thread_time() - begun)
            if len(taken) == runs or sum(taken) > LONG:
                return min(taken), result
    finally:
        if was_on:
            gc.enable()


def in_proportion(work: Callable[[int], object], short: int, long: int, most: float, least: float = 0.005) -> bool:
    """Whether work of the size `long` takes less than `most` times the work of the size `short`.

    Both are measured in turn, up to `ROUNDS` times, and the least of each counts: a quadratic pass is slow every time.
    `least`: seconds; under this the machine's caches decide more than the size.
    """
    of_short = of_long = float("inf")
    for _ in range(ROUNDS):
        of_short = min(of_short, timed(lambda: work(short), runs=3)[0])
        of_long = min(of_long, timed(lambda: work(long), runs=3)[0])
        if of_long < most * max(of_short, least):
            return True
    return False
