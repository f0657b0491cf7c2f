"""What was read from the store lately, kept: records are only ever added, so one that was read stays as it is."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

Key = TypeVar("Key")
Held = TypeVar("Held")

# Statements at their places, and reports with their texts. A page with a matrix of a hundred thousand statements rests on about
# 1,400 statements, half of whose time went into reading them again; 8,000 of five thousand characters' reports are some 60 MB.
STATEMENTS, REPORTS = 8_000, 4_000


class Lately(Generic[Key, Held]):
    """The things last asked for, at most so many; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Key, Held] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, keys: Iterable[Key]) -> dict[Key, Held]:
        """Those of the keys that are kept."""
        found: dict[Key, Held] = {}
        with self._lock:
            for key in keys:
                held = self._kept.get(key)
                if held is not None:
                    self._kept.move_to_end(key)
                    found[key] = held
        return found

    def put(self, some: Mapping[Key, Held]) -> None:
        """Keep these; those not asked for longest are let go."""
        with self._lock:
            self._kept.update(some)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


__all__ = ["REPORTS", "STATEMENTS", "Lately"]
