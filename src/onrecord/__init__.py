"""onrecord keeps the record of who has committed to what, from dated news reports.

    import onrecord

    with onrecord.Ledger("onrecord.db") as ledger:
        onrecord.read("reports/", ledger=ledger)
        print(ledger.stand("France", "air defence").stance)

What programs may use is in `onrecord.api`; the names here are the ones one begins with.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.api import Choice, Ledger, OnrecordError, Read, Statement, read, read_text, statement_to_json

__version__ = "0.1.0"

__all__ = [
    "Choice",
    "Ledger",
    "OnrecordError",
    "Read",
    "Statement",
    "__version__",
    "read",
    "read_text",
    "statement_to_json",
]


def __getattr__(name: str) -> Any:
    # Loaded when first asked for: the command line's `--help` would else take three times as long.
    if name in __all__:
        return getattr(importlib.import_module("onrecord.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
