"""Days as they are written at every door: YYYY-MM-DD, and in no other form."""

from __future__ import annotations

from datetime import date

SHOWN = 40  # characters of what is no day that an error shows


def exact_day(value: str) -> str:
    """The value, which must be a day in that very form. Raises ValueError, which says how to write one."""
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise ValueError(f"{value[:SHOWN]} is not a date; write YYYY-MM-DD, as in 2025-02-27")


__all__ = ["exact_day"]
