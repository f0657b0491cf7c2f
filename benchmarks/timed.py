"""What is measured of one system in its own process. Standard library alone, so that a peer's Python can run it."""

from __future__ import annotations

import json
import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Rows = list[dict[str, Any]]


def rows_of(documents: Path) -> Rows:
    return [json.loads(line) for line in documents.read_text(encoding="utf-8").splitlines() if line.strip()]


def timed(rows: Rows, warm: Callable[[Rows], object], read: Callable[[Rows], object]) -> None:
    """Read the first row as a warm-up, then all of them, on one core; print one JSON line. The system is loaded already."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    warm(rows[:1])
    words = sum(len(row["text"].split()) for row in rows)
    wall, cpu = time.perf_counter(), time.process_time()
    read(rows)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"words": words, "per_second": words / wall, "per_cpu_second": words / cpu, "peak_mib": peak}))
