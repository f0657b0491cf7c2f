"""Where the tellings of one statement come from: independent origins, and outlets that cite each other in a circle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from onrecord.history.words import KEPT, fold, plain
from onrecord.types import Statement

UNKNOWN = "unknown"
_REWORDED = 8  # words that are not quoted, from which two tellings in the same words are of one text


@lru_cache(maxsize=KEPT)
def outlet_key(name: str | None) -> str:
    """An outlet's name as compared: folded, without "the"; outlets of no name are one: nothing shows them to be two."""
    flat = " ".join(word for word in fold(name or "").replace(".com", "").split() if word != "the")
    return flat or UNKNOWN


def cited(statement: Statement) -> str | None:
    """The outlet or document nearest the speaker in the chain: where this telling says it has the words from."""
    for relay in statement.chain:
        if relay.kind in ("outlet", "document") and not relay.unnamed:
            return outlet_key(relay.name)
    named = [relay for relay in statement.chain if not relay.unnamed and relay.kind == "unknown"]
    return outlet_key(named[-1].name) if named else None


def origins(versions: Sequence[Statement], copied: Mapping[str, str] | None = None) -> tuple[tuple[str, ...], bool]:
    """The independent origins of these tellings, sorted, and whether outlets cite each other in a circle.

    A telling that cites an outlet has that outlet's origin, and so on to the root; copies of one text (`copied`: document id to
    the id of its first copy) have one origin; outlets in a circle are one origin.
    """
    told_by = {outlet_key(version.report.outlet) for version in versions}
    cites: dict[str, str] = {}
    firsthand: set[str] = set()
    for version in sorted(versions, key=lambda v: (v.report.published or "~", v.id)):
        outlet, source = outlet_key(version.report.outlet), cited(version)
        if source is not None and source != outlet:
            cites.setdefault(outlet, source)
        else:
            firsthand.add(outlet)
    roots, circular = set(), False
    for outlet in sorted(told_by):
        root, in_circle = _root(outlet, cites, firsthand)
        circular = circular or in_circle
        roots.add(root)
    return tuple(sorted(_without_copies(roots, versions, copied or {}, cites))), circular


def _root(outlet: str, cites: Mapping[str, str], firsthand: set[str]) -> tuple[str, bool]:
    """Following who cites whom; the root of a circle is its first member by name. Own reporting beside a citation is a root."""
    path = [outlet]
    while path[-1] in cites and path[-1] not in firsthand:
        following = cites[path[-1]]
        if following in path:
            return min(path[path.index(following) :]), True
        path.append(following)
    return path[-1], False


def _without_copies(
    roots: set[str], versions: Sequence[Statement], copied: Mapping[str, str], cites: Mapping[str, str]
) -> set[str]:
    """Of the outlets that print one text without naming a source, one stands for all: the first to publish.

    Nor do two reporters put what they do not quote into the same words: it is of one text, cut or lengthened as this may be.
    """
    first_of: dict[str, str] = {}
    kept = set(roots)
    for version in sorted(versions, key=lambda v: (v.report.published or "~", v.id)):
        outlet = outlet_key(version.report.outlet)
        texts = [copied.get(version.report.document.id, version.report.document.id)]
        words = plain(version.content.text)
        if version.speech in ("indirect", "narrated") and len(words) >= _REWORDED:
            texts.append(" ".join(words))
        firsts = {first_of.setdefault(text, outlet) for text in texts} - {outlet}
        if outlet in kept and outlet not in cites and firsts & kept:
            kept.discard(outlet)
    return kept
