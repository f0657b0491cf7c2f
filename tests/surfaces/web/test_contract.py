"""The whole OpenAPI document, tried by schemathesis: every route, writes included, with what fits it and what does not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, settings
from schemathesis import Case, HookContext

from onrecord.ledger import Ledger
from onrecord.surfaces.tokens import Tokens
from onrecord.surfaces.web import api
from onrecord.surfaces.web.api.describing import describe
from onrecord.surfaces.web.app import Serving, create_app
from tests.surfaces.fakes import extract, report_of
from tests.surfaces.web.conftest import bearer

# Enough that a wrong status, shape or header of any route shows; beside these come the document's examples and boundaries.
EXAMPLES = 10
TEXTS = ("Norland promised to open the border. It rained.", "Norland refused to open the border. Sudland promised to pay.")
NEVER = 1_000_000_000
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def bare() -> FastAPI:
    """An app with the routes of the document and no ledger."""
    made = FastAPI()
    made.include_router(api.router)
    return made


async def served(scope: Any, receive: Any, send: Any) -> None:
    """The server of the fixture: the document is needed before there is one."""
    await SERVERS[-1](scope, receive, send)


SERVERS: list[FastAPI] = []
schema: Any = schemathesis.openapi.from_dict(describe(bare()))
schema.app = served
HEADERS: dict[str, str] = {"Host": "localhost"}
REAL: dict[str, list[str]] = {}


@pytest.fixture(scope="module", autouse=True)
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The document's server: limits that never bite, and a caller who may do everything."""
    folder: Path = tmp_path_factory.mktemp("contract")
    reports = [report_of(text, published=f"2026-03-{5 + number:02}") for number, text in enumerate(TEXTS)]
    with Ledger.open(str(folder / "onrecord.db")) as ledger:
        ledger.add([(one, extract(one)) for one in reports], extractor="fake-1", at="2026-03-20T00:00:00Z")
        serving = Serving(ledger, Tokens(folder / "t.json"), today=lambda: date(2026, 4, 1), writes=NEVER, reads=NEVER)
        HEADERS.update(bearer(serving, "admin"))
        REAL.update(s=[one.id for one in ledger.select()], r=[one.id for one in reports])
        SERVERS.append(create_app(serving))
        yield


@schema.hook  # type: ignore[untyped-decorator]
def map_path_parameters(context: HookContext, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Half of the ids that fit the document are those of what is there."""
    given = (path_parameters or {}).get("id")
    if isinstance(given, str) and given[:2] in ("s-", "r-") and len(given) % 2:
        real = REAL[given[0]]
        return {"id": real[len(given) % len(real)]}
    return path_parameters


def worded(name: Any) -> Any:
    """A name of the same length in which there is a letter, where it has none."""
    wordless = isinstance(name, str) and name and not any(map(str.isalnum, name))
    return f"{name[:-1]}a" if wordless else name


def put_in_order(case: Case[Any]) -> None:
    """What no schema can say: the first of two days is not the later one, and a name holds a letter or digit of some script."""
    for name in {"party", "on", "outlet"}.intersection(case.query or {}):
        given = case.query[name]
        named = [worded(one) for one in given] if isinstance(given, list) else worded(given)
        case.query = {**case.query, name: named}
    first, last = (str((case.query or {}).get(name)) for name in ("since", "until"))
    if DAY.fullmatch(first) and DAY.fullmatch(last) and last < first:
        case.query = {**case.query, "since": last, "until": first}


@schema.parametrize()  # type: ignore[untyped-decorator]
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_route_does_what_the_document_says(case: Case[Any]) -> None:
    put_in_order(case)
    case.call_and_validate(base_url="http://localhost", headers=HEADERS)
