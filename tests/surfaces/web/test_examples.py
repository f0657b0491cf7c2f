"""The examples of the OpenAPI document: one for every answer and error, of the shape that is promised."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET

import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator

from onrecord.surfaces.web import api
from onrecord.surfaces.web.api import examples, shapes
from onrecord.surfaces.web.api.describing import PREFIX, describe


def document() -> dict[str, Any]:
    app = FastAPI()
    app.include_router(api.router)
    return describe(app)


DOCUMENT = document()
OPERATIONS = {
    f"{method} {path.removeprefix(PREFIX)}": operation
    for path, under in DOCUMENT["paths"].items()
    for method, operation in under.items()
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_has_an_example_of_its_shape(name: str) -> None:
    for status, response in OPERATIONS[name]["responses"].items():
        for media, content in response.get("content", {}).items():
            if "json" in media:
                shape = {**content["schema"], "components": DOCUMENT["components"]}
                Draft202012Validator(shape).validate(content["example"])
                assert content["example"]["data" if status.startswith("2") else "detail"], "an example shows something"


def test_no_example_is_left_over() -> None:
    assert set(examples.answers()) | set(examples.feeds()) == set(OPERATIONS)


def test_feeds_have_an_example_that_is_one() -> None:
    atom = "{http://www.w3.org/2005/Atom}"
    for name in ("get /statements.atom", "get /changes.atom"):
        content = OPERATIONS[name]["responses"]["200"]["content"]["application/atom+xml"]
        feed = ET.fromstring(content["example"])
        entries = feed.findall(f"{atom}entry")
        assert entries
        assert all(one.findtext(f"{atom}{part}") for one in entries for part in ("id", "title", "updated", "content"))


def test_ids_of_examples_are_those_of_parameters() -> None:
    one = examples.statements()[0]
    assert (one.id, one.report.id) == (shapes.STATEMENT_ID, shapes.REPORT_ID)
