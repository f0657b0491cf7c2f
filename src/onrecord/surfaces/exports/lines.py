"""Statements as JSON lines."""

from __future__ import annotations

from importlib.resources import files
from typing import TextIO

from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_lines
from onrecord.types import statement_to_json


def write_jsonl(job: Job, file: TextIO) -> Written:
    """Every statement after the contract, oldest first."""
    return Written(write_lines(file, map(statement_to_json, job.statements())))


def statement_schema() -> str:
    """The JSON Schema (2020-12) of one line."""
    return files("onrecord.types").joinpath("statement.schema.json").read_text(encoding="utf-8")


__all__ = ["statement_schema", "write_jsonl"]
