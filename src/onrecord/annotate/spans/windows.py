"""Overlapping windows over the wordpieces of a report: each is judged in exactly one core, with context on both sides."""

from __future__ import annotations

from dataclasses import dataclass

WIDTH = 320  # wordpieces in a window, the two special ones besides
CONTEXT = 48  # wordpieces of context on either side of the core


@dataclass(frozen=True, slots=True)
class Window:
    """Wordpieces from `start` to `end` are read; `core_start` to `core_end` are judged (ends exclusive)."""

    start: int
    end: int
    core_start: int
    core_end: int


def plan_windows(count: int, width: int = WIDTH, context: int = CONTEXT) -> list[Window]:
    """Windows whose cores tile 0..count without gap or overlap. Raises ValueError where context leaves no core."""
    if width <= 2 * context:
        raise ValueError("the context leaves no core")
    windows: list[Window] = []
    core = 0
    while core < count:
        start = max(0, core - context)
        end = min(count, start + width)
        core_end = end if end == count else end - context
        windows.append(Window(start, end, core, core_end))
        core = core_end
    return windows
