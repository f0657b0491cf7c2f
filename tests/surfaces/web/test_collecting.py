"""While pages are served, Python seldom goes through all that is kept of a ledger."""

from __future__ import annotations

import gc

from fastapi.testclient import TestClient

from onrecord.surfaces.web.app import Serving, create_app


def test_while_it_serves_full_looks_for_cycles_are_rare(serving: Serving) -> None:
    before = gc.get_threshold()
    with TestClient(create_app(serving), base_url="http://localhost"):
        often, seldom, full = gc.get_threshold()
        assert often * seldom * full >= 50 * before[0] * before[1] * before[2]
    assert gc.get_threshold() == before
