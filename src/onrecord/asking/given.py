"""What is given to a question, checked alike at every door: what is no day, name or number must not look like no finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from onrecord.errors import WrongUseError

SHOWN = 40  # characters of what is no day that an error shows


def exact_day(value: str) -> str:
    """The value, which must be a day written YYYY-MM-DD. Raises ValueError, which says how to write one."""
    try:
        if date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    except TypeError:
        raise ValueError(f"{repr(value)[:SHOWN]} is no text; write it as '2025-02-27'") from None
    raise ValueError(f"{value[:SHOWN]} is not a date; write YYYY-MM-DD, as in 2025-02-27")


def some_words(value: str) -> str:
    """The value, in which there must be something to look for. Raises ValueError on one without a letter or digit."""
    if any(character.isalnum() for character in value):
        return value
    raise ValueError(f"{'it holds no word' if value.strip() else 'it is empty'}; write a few words")


def exact_days(**named: str | None) -> None:
    """Raises WrongUseError on a value that is no day so written, by its name; None is no limit."""
    _each(exact_day, named)


def given_words(**named: str | None) -> None:
    """Raises WrongUseError on a value without a word, by its name; None asks for nothing."""
    _each(some_words, named)


def _each(checked: Callable[[str], str], named: Mapping[str, str | None]) -> None:
    for name, value in named.items():
        try:
            if value is not None:
                checked(value)
        except ValueError as error:
            raise WrongUseError(f"{name}: {error}") from None


def at_least(least: int, **named: int) -> None:
    """Raises WrongUseError on a number that is less, by its name."""
    for name, value in named.items():
        if value < least:
            raise WrongUseError(f"{name}: {value} is less than {least}")


__all__ = ["at_least", "exact_day", "exact_days", "given_words", "some_words"]
