"""Label Studio's export, read back: the last annotation of each task that nobody skipped."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from onrecord.errors import UnreadableError, unreadable
from onrecord.surfaces.returning.marks import Marked, Pieces, Returned
from onrecord.types import ACTS, Json

_ID = re.compile(r"(s-[0-9a-f]{16})(?::([a-z_]+(?:-\d+)?))?(?:\+\d+)?\Z")


def read_labelstudio(path: Path) -> list[Marked]:
    """Every task that was annotated. Raises UnreadableError where the file is no export of Label Studio with tasks of ours."""
    try:
        tasks = json.loads(path.read_text(encoding="utf-8"))
        return [marked for task in tasks if (marked := _task(task)) is not None]
    except OSError as error:
        raise UnreadableError(str(path), unreadable(error)) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise UnreadableError(
            str(path), f"is no JSON export of Label Studio with tasks that onrecord wrote ({reason})"
        ) from error


def _task(task: Json) -> Marked | None:
    done = [annotation for annotation in task.get("annotations", []) if not annotation.get("was_cancelled")]
    if not done:
        return None
    data, last = task["data"], done[-1]
    by = _who(last.get("completed_by"))
    marked = Marked(f"task {task.get('id', data['document'])}", data["document"], tuple(data["statements"]), [], by=by)
    regions = {one["id"]: one for one in last["result"] if one.get("type") == "labels"}
    relations = [one for one in last["result"] if one.get("type") == "relation"]
    for key, region in regions.items():
        label = region["value"]["labels"][0]
        known = _ID.match(key)
        if label in ACTS and known and not known[2] and "+" not in key:
            values = _choices(last["result"], key)
            found = Returned(known[1], label, values, accepted=True, by=by)
            found.marks = {"content": _pieces(data["text"], key, regions, relations)}
            found.marks |= _fields(data["text"], key, regions, relations)
            marked.returned.append(found)
        elif label in ACTS and not known and not _continues(key, relations):
            marked.strange.append(
                f"region {key} ({region['value'].get('text', '')[:40]!r}) is new: it has no statement of ours"
            )
    return marked


def _who(value: Any) -> str | None:
    """Who annotated: a mail address where the export holds it, else Label Studio's number."""
    if isinstance(value, dict):
        return str(value.get("email") or value.get("id") or "") or None
    return f"labelstudio user {value}" if value is not None else None


def _choices(results: list[Json], key: str) -> dict[str, str]:
    rows = [one for one in results if one.get("type") == "choices" and one.get("id") == key and one["value"].get("choices")]
    return {row["from_name"]: str(row["value"]["choices"][0]) for row in rows}


def _fields(text: str, key: str, regions: dict[str, Json], relations: list[Json]) -> dict[str, Pieces]:
    """The fields that relations tie to a statement's region, by their labels."""
    found: dict[str, Pieces] = {}
    relays = 0
    for relation in relations:
        target = regions.get(relation["to_id"])
        if relation["from_id"] != key or target is None or target["value"]["labels"][0] in ACTS:
            continue
        field = target["value"]["labels"][0]
        if field == "relay":
            relays += 1
            field = f"relay-{relays}"
        found[field] = _pieces(text, relation["to_id"], regions, relations)
    return found


def _pieces(text: str, key: str, regions: dict[str, Json], relations: list[Json]) -> Pieces:
    """A region and those that continue it, as words with their places in code points."""
    more = [one["to_id"] for one in relations if one["from_id"] == key and "continues" in one.get("labels", [])]
    chosen = [regions[one]["value"] for one in [key, *more] if one in regions]
    return tuple((_words(text, value), _place(text, value)) for value in chosen)


def _continues(key: str, relations: list[Json]) -> bool:
    return any(one["to_id"] == key and "continues" in one.get("labels", []) for one in relations)


def _place(text: str, value: Json) -> int:
    """Where a region begins, in code points: Label Studio counts UTF-16 units, and some of its versions code points."""
    units = text[: value["start"]].encode("utf-16-le", "surrogatepass")
    start: int = value["start"]
    as_units = len(text.encode("utf-16-le", "surrogatepass")[: 2 * start].decode("utf-16-le", "replace")) if units else 0
    words = value.get("text", "")
    return as_units if text[as_units : as_units + len(words)] == words else start


def _words(text: str, value: Json) -> str:
    """The region's words as it says; where it does not, those at its place."""
    if value.get("text"):
        return str(value["text"])
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * value["start"] : 2 * value["end"]].decode("utf-16-le", "surrogatepass")


__all__ = ["read_labelstudio"]
