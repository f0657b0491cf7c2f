"""The examples of the OpenAPI document: one for every answer and error, of the shape that is promised."""

from __future__ import annotations

from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.routing import APIRoute
from pydantic import BaseModel

from onrecord.surfaces.web import api
from onrecord.surfaces.web.api import examples, shapes
from onrecord.surfaces.web.api.describing import PREFIX, describe


def bare() -> FastAPI:
    made = FastAPI()
    made.include_router(api.router)
    return made


APP = bare()
OPERATIONS = [
    (f"{method} {path}", operation) for path, under in describe(APP)["paths"].items() for method, operation in under.items()
]
SHAPES: dict[str, type[BaseModel]] = {
    f"{method.lower()} {route.path}": route.response_model
    for route in APP.routes
    if isinstance(route, APIRoute) and route.response_model is not None
    for method in route.methods
}


@pytest.mark.parametrize(("name", "operation"), OPERATIONS, ids=[name for name, _ in OPERATIONS])
def test_every_answer_has_an_example_of_its_shape(name: str, operation: dict[str, Any]) -> None:
    for status, response in operation["responses"].items():
        for media, content in response.get("content", {}).items():
            if media == "application/json":
                SHAPES[name].model_validate(content["example"])
                assert content["example"]["data"], "an example shows something"
            elif "problem" in media:
                assert shapes.Problem.model_validate(content["example"]).status == int(status)


def test_no_example_is_left_over() -> None:
    assert {f"{name.split()[0]} {PREFIX}{name.split()[1]}" for name in examples.answers()} == set(SHAPES)


def test_ids_of_examples_are_those_of_parameters() -> None:
    one = examples.statements()[0]
    assert (one.id, one.report.id) == (shapes.STATEMENT_ID, shapes.REPORT_ID)
