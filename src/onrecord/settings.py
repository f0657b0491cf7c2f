"""Settings from the environment. Only surfaces read them; rooms are given what they need."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.errors import WrongUseError

DEFAULT_LEDGER = "onrecord.db"


@dataclass(frozen=True, slots=True)
class Settings:
    """What an environment may say. An option on the command line stands before it.

    `ledger` is a path or URL, `workers` the number of processes, `seconds` how long one report may take, `reviewer` who judges.
    """

    ledger: str = DEFAULT_LEDGER
    workers: int = 1
    seconds: float = 1800.0
    reviewer: str | None = None


# Every variable, with what it sets; docs/commands.md is printed from this table.
VARIABLES = {
    "ONRECORD_LEDGER": "the ledger, where --ledger is not given (default: onrecord.db)",
    "ONRECORD_WORKERS": "processes that read, where --workers is not given (default: the processors of this machine)",
    "ONRECORD_SECONDS": "how many seconds one report may take before it is refused (default: 1800)",
    "ONRECORD_MATTERS": "the TOML file of matters of one's own, where --matters is not given",
    "ONRECORD_REVIEWER": "who judges, where --by is not given",
    "ONRECORD_TOKENS": "the file of the server's tokens, where --tokens is not given (default: LEDGER.tokens.json)",
}


def processors() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    value = environment.get(name)
    if not value:
        return default
    try:
        number = float(value)
    except ValueError:
        number = 0.0
    if not 0 < number < 1e6:
        raise WrongUseError(f"{name} must be a positive number, not {value!r}")
    return number


def read_settings(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings that the environment gives. Raises WrongUseError on a value that is none."""
    return Settings(
        ledger=environment.get("ONRECORD_LEDGER") or DEFAULT_LEDGER,
        workers=max(1, int(_number(environment, "ONRECORD_WORKERS", processors()))),
        seconds=_number(environment, "ONRECORD_SECONDS", 1800.0),
        reviewer=environment.get("ONRECORD_REVIEWER") or None,
    )


__all__ = ["DEFAULT_LEDGER", "VARIABLES", "Settings", "processors", "read_settings"]
