"""The tellings of one statement side by side: the words of each against the first, with what differs marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup

from onrecord.history import Drift, Merged
from onrecord.history.merge.origins import UNKNOWN, outlet_key
from onrecord.surfaces.web.pages.text import inner
from onrecord.types import Statement

COMPARED = 160  # words of a telling that are compared: the comparison is quadratic
SHOWN = 24  # tellings shown


@dataclass(frozen=True, slots=True)
class Telling:
    """One version, its words with those marked that the first does not have, and those of the first that it lacks."""

    statement: Statement
    marked: Markup
    gone: tuple[str, ...]
    drift: tuple[Drift, ...]


@dataclass(frozen=True, slots=True)
class Tellings:
    """All tellings of a statement, the first published first, and their independent origins."""

    versions: tuple[Telling, ...]
    more: int
    origins: tuple[str, ...]
    circular: bool


def tellings_of(record: Merged) -> Tellings:
    """The tellings of a merged statement as they are shown."""
    first = record.versions[0]
    chosen = record.versions[:SHOWN]
    found = tuple(_telling(first, one, record.drift) for one in chosen)
    return Tellings(found, len(record.versions) - len(chosen), _spelled(record), record.circular)


def _spelled(record: Merged) -> tuple[str, ...]:
    """The origins as the reports spell them: `history` compares them folded."""
    names = [version.report.outlet for version in record.versions]
    names += [relay.name for version in record.versions for relay in version.chain]
    spelled = {outlet_key(name): name for name in reversed(names) if name}
    return tuple(spelled.get(origin, f"{origin} outlet" if origin == UNKNOWN else origin) for origin in record.origins)


def _telling(first: Statement, one: Statement, drift: Sequence[Drift]) -> Telling:
    own = tuple(row for row in drift if row.after == one.id)
    if one.id == first.id:
        return Telling(one, Markup(f"<bdi>{inner(one.content.text[:1200])}</bdi>"), (), own)  # noqa: S704 - escaped by inner  # nosec B704
    before, after = first.content.text.split()[:COMPARED], one.content.text.split()[:COMPARED]
    steps = SequenceMatcher(None, _keys(before), _keys(after), autojunk=False).get_opcodes()
    gone = tuple(" ".join(before[a:b])[:200] for kind, a, b, _, _ in steps if kind in ("delete", "replace"))
    marked = " ".join(_marked(steps, after))
    return Telling(one, Markup(f"<bdi>{marked}</bdi>"), gone, own)  # noqa: S704 - escaped by _marked  # nosec B704


def _keys(words: Sequence[str]) -> list[str]:
    """As compared: case and the signs around a word are no difference."""
    return [word.casefold().strip("“”\"'.,;:!?()") for word in words]


def _marked(steps: Sequence[tuple[str, int, int, int, int]], after: Sequence[str]) -> Iterator[str]:
    for kind, _, _, start, end in steps:
        text = inner(" ".join(word[:400] for word in after[start:end]))
        if text:
            yield f"<ins>{text}</ins>" if kind in ("insert", "replace") else str(text)


__all__ = ["Telling", "Tellings", "tellings_of"]
