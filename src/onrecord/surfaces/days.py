"""Days as they are written at every door: YYYY-MM-DD."""

from __future__ import annotations

from datetime import date


def day_of(value: str) -> str:
    """The day of a value in any form of ISO 8601. Raises ValueError, which says how to write one."""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise ValueError(_wrong(value)) from None


def exact_day(value: str) -> str:
    """The value, which must be a day in that very form. Raises ValueError likewise."""
    if day_of(value) != value:
        raise ValueError(_wrong(value))
    return value


def _wrong(value: str) -> str:
    return f"{value} is not a date; write YYYY-MM-DD, as in 2025-02-27"


__all__ = ["day_of", "exact_day"]
