"""Statements as Arrow tables and pandas frames; needs the extra `tables` or `pandas`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from onrecord.errors import module_of
from onrecord.types import Json, Statement, statement_to_json

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 5_000


@cache
def arrow() -> Any:
    """The pyarrow module, loaded when a table is first wanted (0.2 s). Raises MissingExtraError where it is not installed."""
    return module_of("tables", "pyarrow", "an Arrow table")


@cache
def arrow_schema() -> pa.Schema:
    """The columns: the keys of the JSON contract (statement.schema.json), nested as there; confidences as float64."""
    pa = arrow()
    text, flag, whole, number = pa.string(), pa.bool_(), pa.int64(), pa.float64()
    spans = pa.list_(pa.list_(whole))
    passage = pa.struct([("text", text), ("spans", spans)])
    names = ["name", "text", "spans", "unnamed", "kind", "acts_for", "inferred", "count", "standing"]
    actor = pa.struct(list(zip(names, [text, text, spans, flag, text, text, flag, whole, text], strict=True)))
    days = [("from", text), ("to", text)]
    document = [(name, text) for name in ("id", "outlet", "published", "url", "title", "sha256", "report")]
    due = [("relation", text), ("event", text), ("timex", text), ("granularity", text)]
    return pa.schema(
        [
            ("id", text),
            ("document", pa.struct(document)),
            ("speaker", actor),
            ("cue", passage),
            ("content", passage),
            ("speech", text),
            ("act", text),
            ("party", actor),
            ("to", actor),
            ("matter", pa.struct([("name", text), ("spans", spans), ("id", text)])),
            ("polarity", text),
            ("condition", passage),
            ("deadline", pa.struct([("text", text), ("spans", spans), *days, *due])),
            ("said_on", pa.struct([*days, ("text", text), ("spans", spans), ("inferred", flag)])),
            ("chain", pa.list_(actor)),
            ("firmness", whole),
            ("confidence", number),
            ("act_confidence", number),
            ("certainty", number),
            ("hedge", passage),
            ("extractor", text),
        ],
        metadata={"onrecord.schema": "urn:onrecord:schema:statement:1"},
    )


def arrow_tables(statements: Iterable[Statement]) -> Iterator[pa.Table]:
    """Tables of at most 5,000 statements each, so that any number needs the memory of one; one empty table for none."""
    pa, source, first = arrow(), iter(statements), True
    while (part := list(islice(source, ROWS))) or first:
        first = False
        yield pa.Table.from_pylist([_encodable(statement_to_json(one)) for one in part], schema=arrow_schema())


def arrow_table(statements: Iterable[Statement]) -> pa.Table:
    """One table of all the statements."""
    table: pa.Table = arrow().concat_tables(list(arrow_tables(statements)))
    return table


def frame(statements: Iterable[Statement]) -> Any:
    """A pandas frame, one row a statement: nested fields as columns with a dot (`speaker.name`), spans as lists.

    Raises MissingExtraError where pandas is not installed.
    """
    pandas = module_of("pandas", "pandas", "a pandas frame")
    table = arrow_table(statements)
    rows = table.to_pylist()
    columns = list(_columns(table.schema))
    return pandas.DataFrame([[_at(row, column) for column in columns] for row in rows], columns=columns)


def _columns(fields: Any, before: str = "") -> Iterator[str]:
    for field in fields:
        name = f"{before}{field.name}"
        if arrow().types.is_struct(field.type):
            yield from _columns(field.type, f"{name}.")
        else:
            yield name


def _at(row: Json, column: str) -> Any:
    found: Any = row
    for name in column.split("."):
        found = None if found is None else found[name]
    return found


def _encodable(value: Any) -> Any:
    """The same with lone surrogates as their escapes: Arrow's strings are UTF-8."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "backslashreplace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _encodable(one) for key, one in value.items()}
    return [_encodable(one) for one in value] if isinstance(value, list) else value


__all__ = ["arrow_schema", "arrow_table", "arrow_tables", "frame"]
