"""What is asked again and again, made once for each state of the ledger."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import lru_cache, partial
from typing import Annotated, Generic, TypeVar

from fastapi import Depends, Request

from onrecord.asking import Record, leading
from onrecord.history import Matters
from onrecord.ledger import Ledger
from onrecord.surfaces.tellings import Joining, Tellings

Made = TypeVar("Made")
# Where somebody adds all the time, what is made is out of date at once anyway.
TRIES = 3


class Latest(Generic[Made]):
    """One thing made from a ledger, made anew when the ledger was added to; whoever asks meanwhile waits for it."""

    def __init__(self, ledger: Ledger, make: Callable[[Ledger], Made]) -> None:
        self._ledger, self._make = ledger, make
        self._lock = threading.Lock()
        self._made: tuple[str, Made] | None = None

    def get(self) -> Made:
        made = self._made
        if made is not None and made[0] == self._ledger.version():
            return made[1]
        with self._lock:
            made = self._made
            if made is None or made[0] != self._ledger.version():
                made = self._made = self._anew()
            return made[1]

    def _anew(self) -> tuple[str, Made]:
        """Made from a ledger that nobody added to meanwhile. Making a record may itself settle what is new, once."""
        version, made = self._ledger.version(), self._make(self._ledger)
        for _ in range(TRIES):
            now = self._ledger.version()
            if now == version:
                break
            version, made = now, self._make(self._ledger)
        return version, made


class Asked:
    """The record and the merged statements of the served ledger."""

    def __init__(self, ledger: Ledger, matters: Matters | None = None) -> None:
        self.record = Latest(ledger, partial(Record, matters=matters))
        self.tellings = Latest(ledger, Joining())


def record_of(request: Request) -> Record:
    """Every question to the served ledger, as it is now."""
    asked: Asked = request.app.state.asked
    return asked.record.get()


def tellings_of(request: Request) -> Tellings:
    """The merged statements of the served ledger, as it is now."""
    asked: Asked = request.app.state.asked
    return asked.tellings.get()


leading_of = lru_cache(maxsize=16)(leading)

RecordDep = Annotated[Record, Depends(record_of)]
TellingsDep = Annotated[Tellings, Depends(tellings_of)]

__all__ = ["Asked", "RecordDep", "TellingsDep", "leading_of", "record_of", "tellings_of"]
