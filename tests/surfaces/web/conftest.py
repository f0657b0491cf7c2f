"""The server in this process, over a ledger with the reports of `told`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from onrecord.ledger import Ledger
from onrecord.surfaces.tokens import Scope, Tokens
from onrecord.surfaces.web.app import Serving, create_app
from tests.surfaces.conftest import Run, folder, run, told

__all__ = ["folder", "run", "told"]


@pytest.fixture
def ledger(told: Run, folder: Path) -> Iterator[Ledger]:
    with Ledger.open(str(folder / "onrecord.db"), create=False) as opened:
        yield opened


@pytest.fixture
def serving(ledger: Ledger, folder: Path) -> Serving:
    return Serving(ledger, Tokens(folder / "tokens.json"), today=lambda: date(2026, 4, 1))


@pytest.fixture
def client(serving: Serving) -> Iterator[TestClient]:
    """A reader on this machine, without a token."""
    with TestClient(create_app(serving), base_url="http://localhost") as made:
        yield made


def bearer(serving: Serving, scope: Scope, name: str = "A. Reviewer") -> dict[str, str]:
    """The header of a caller with a new token of that scope."""
    text, _ = serving.tokens.new(name, scope, now="2026-03-20T00:00:00Z")
    return {"Authorization": f"Bearer {text}"}
