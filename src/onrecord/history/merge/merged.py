"""One statement with all its tellings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onrecord.history.merge.copies import copies
from onrecord.history.merge.drift import Drift, drift
from onrecord.history.merge.links import Links
from onrecord.history.merge.origins import origins
from onrecord.types import Act, Actor, Json, Matter, Statement, content_id

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Merged:
    """ "These tell one statement": its versions as they were published, and where they come from.

    `act`, `speaker`, `party` and `matter` are what most versions hold, the earliest where they are as many. `origins` names
    the independent origins, `circular` says that outlets cite each other, `drift` what changed from version to version.
    """

    id: str
    act: Act
    speaker: Actor | None
    party: Actor | None
    matter: Matter | None
    versions: tuple[Statement, ...]
    origins: tuple[str, ...]
    circular: bool
    drift: tuple[Drift, ...]


def merged(statements: Iterable[Statement], links: Links) -> tuple[Merged, ...]:
    """The merged statements of these links' groups, ordered by first publication and id."""
    by_id = {statement.id: statement for statement in statements}
    copied = copies(statement.report.document for statement in by_id.values())
    groups = ([by_id[key] for key in group if key in by_id] for group in links.groups)
    return in_order(merge_one(group, copied) for group in groups if group)


def in_order(made: Iterable[Merged]) -> tuple[Merged, ...]:
    """By first publication and id."""
    return tuple(sorted(made, key=order_of))


def order_of(one: Merged) -> tuple[str, str]:
    """What merged statements are ordered by."""
    return published(one.versions[0]), one.id


def published(version: Statement) -> str:
    """The day of publication; where it is not known, what sorts after every day."""
    return version.report.published or "~"


def merge_one(group: Sequence[Statement], copied: Mapping[str, str] | None = None) -> Merged:
    """One merged statement from the statements of a group (at least one)."""
    versions = tuple(sorted(group, key=_order))
    roots, circular = origins(versions, copied)
    return Merged(
        id=content_id("u", versions[0].id),
        act=_most(versions, lambda v: v.act, lambda v: v.act),
        speaker=_most(
            versions, lambda v: v.speaker, lambda v: "" if v.speaker is None or v.speaker.unnamed else v.speaker.name
        ),
        party=_most(versions, lambda v: v.party, lambda v: v.party.name if v.party else ""),
        matter=_most(versions, lambda v: v.matter, lambda v: v.matter.name if v.matter else ""),
        versions=versions,
        origins=roots,
        circular=circular,
        drift=drift(versions),
    )


def _order(version: Statement) -> tuple[str, int, str, tuple[int, ...], str]:
    """By publication; a version nearer the speaker before one that passed through more hands; then by place in the text."""
    places = tuple(span.start for span in version.content.spans)
    return published(version), len(version.chain), version.report.document.id, places, version.id


def _most(versions: Sequence[Statement], value: Callable[[Statement], Value], key: Callable[[Statement], str]) -> Value:
    if len(versions) == 1:
        return value(versions[0])
    counts: dict[str, int] = {}
    for version in versions:
        counts[key(version)] = counts.get(key(version), 0) + 1
    named = {name: count for name, count in counts.items() if name} or counts
    best = max(named.values())
    return next(value(version) for version in versions if named.get(key(version)) == best)


def record_line(record: Merged) -> Json:
    """The line of `onrecord export record`: one JSON object a merged statement, `origins` as a count."""
    return {
        "id": record.id,
        "act": record.act,
        "speaker": record.speaker.name if record.speaker else None,
        "party": record.party.name if record.party else None,
        "matter": record.matter.name if record.matter else None,
        "versions": [
            {
                "statement": version.id,
                "words": version.content.shown(version.report.document.text),
                "document": version.report.document_id,
                "outlet": version.report.outlet,
                "published": version.report.published,
            }
            for version in record.versions
        ],
        "origins": len(record.origins),
        "circular": record.circular,
    }
