"""Label Studio tasks (https://labelstud.io/guide/export.html): one a document, with the statements as its prediction."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import TextIO

from onrecord.surfaces.exports.brat import FIELDS
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.stream import write_array
from onrecord.surfaces.exports.words import marked
from onrecord.types import ACTS, POLARITIES, Json, Span, Statement

_FIRMNESS = ("0", "1", "2", "3")


def write_labelstudio(job: Job, file: TextIO) -> Written:
    """Regions count UTF-16 units of the text, as Label Studio does in the browser; a region's id is its statement's.

    A passage in several pieces is several regions with `continues` between them. Rows are statements.
    """
    documents: dict[str, list[Statement]] = {}
    for one in job.statements():
        documents.setdefault(one.report.document.id, []).append(one)
    write_array(file, (_task(statements) for statements in documents.values()))
    return Written(sum(map(len, documents.values())))


def labelling_setup() -> str:
    """The labelling set-up of a Label Studio project that takes these tasks."""
    labels = [f'    <Label value="{name}"/>' for name in (*ACTS, *FIELDS)]
    relations = [f'    <Relation value="{name}"/>' for name in (*FIELDS, "continues")]
    lines = ["<View>", "  <Relations>", *relations, "  </Relations>"]
    lines += ['  <Labels name="label" toName="text">', *labels, "  </Labels>"]
    for name, values in (("polarity", POLARITIES), ("firmness", _FIRMNESS)):
        lines.append(f'  <Choices name="{name}" toName="text" perRegion="true" choice="single">')
        lines += [*(f'    <Choice value="{value}"/>' for value in values), "  </Choices>"]
    return "\n".join([*lines, '  <Text name="text" value="$text"/>', "</View>", ""])


def units(text: str, place: int) -> int:
    """A place in code points as UTF-16 units."""
    return place + bisect_left(_astral(text), place)


@lru_cache(maxsize=8)
def _astral(text: str) -> tuple[int, ...]:
    """Where the characters are that take two units."""
    return tuple(found.start() for found in re.finditer("[\U00010000-\U0010ffff]", text))


def _task(statements: list[Statement]) -> Json:
    report = statements[0].report
    results = [result for one in statements for result in _results(one)]
    return {
        "data": {
            "text": report.document.text,
            "document": report.document.id,
            "outlet": report.outlet,
            "published": report.published,
            "title": report.title,
            "statements": [one.id for one in statements],
        },
        "predictions": [
            {
                "model_version": statements[0].extractor,
                "score": min(one.confidence for one in statements),
                "result": results,
            }
        ],
    }


def _results(one: Statement) -> Iterator[Json]:
    text = one.report.document.text
    for name, passage in marked(one):
        field = name.split("-")[0]
        label = one.act if name == "content" else field
        first = one.id if name == "content" else f"{one.id}:{name}"
        yield _region(first, text, passage.spans[0], label)
        for number, span in enumerate(passage.spans[1:], 2):
            yield _region(f"{first}+{number}", text, span, label)
            yield _relation(first, f"{first}+{number}", "continues")
        if name != "content":
            yield _relation(one.id, first, field)
    for name, value in (("polarity", one.polarity), ("firmness", str(one.firmness))):
        yield {**_region(one.id, text, one.content.spans[0], None), "from_name": name, "type": "choices"} | {
            "value": {**_place(text, one.content.spans[0]), "choices": [value]}
        }


def _region(id: str, text: str, span: Span, label: str | None) -> Json:
    value = {**_place(text, span), "labels": [label]}
    return {"id": id, "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def _place(text: str, span: Span) -> Json:
    return {"start": units(text, span.start), "end": units(text, span.end), "text": span.words(text)}


def _relation(source: str, target: str, label: str) -> Json:
    return {"type": "relation", "from_id": source, "to_id": target, "direction": "right", "labels": [label]}


__all__ = ["labelling_setup", "units", "write_labelstudio"]
