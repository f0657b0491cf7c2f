"""brat standoff (https://brat.nlplab.org/standoff.html): a folder with one .txt and one .ann a document, and its settings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.words import marked
from onrecord.surfaces.plain import safe
from onrecord.types import ACTS, POLARITIES, SPEECHES, Document, Passage, Statement

FIELDS = ("speaker", "party", "to", "matter", "condition", "cue", "hedge", "deadline", "said_on", "relay")
# What was exported, by document: a statement that comes back missing has been taken out by somebody.
MANIFEST = "onrecord.json"
# An annotation is one line of tab-separated columns, so that no fragment may hold what ends a line or a column.
_BREAKS = re.compile("[^\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def write_brat(job: Job, path: Path) -> Written:
    """Offsets count code points of the .txt, which is the document's text; each statement is an event over its content."""
    path.mkdir(parents=True)
    documents: dict[str, list[Statement]] = {}
    for one in job.statements():
        documents.setdefault(one.report.document.id, []).append(one)
    for name, statements in documents.items():
        text = encodable(statements[0].report.document)
        # Line ends are part of the text: none may be changed on any system.
        path.joinpath(f"{name}.txt").write_bytes(text.encode("utf-8"))
        path.joinpath(f"{name}.ann").write_text("".join(_lines(statements)), encoding="utf-8", newline="\n")
    manifest = {name: [one.id for one in statements] for name, statements in documents.items()}
    path.joinpath(MANIFEST).write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    path.joinpath("annotation.conf").write_text(annotation_conf(), encoding="utf-8")
    return Written(sum(map(len, documents.values())))


def annotation_conf() -> str:
    """brat's settings: the kinds of passages, the acts with what they may hold, and the closed vocabularies."""
    singles = ", ".join(f"{kind_of(name)}?:{kind_of(name)}" for name in FIELDS if name != "relay")
    lines = ["[entities]", *map(kind_of, FIELDS), "", "[relations]", "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>", ""]
    lines += ["[events]", *(f"{kind_of(act)}\t{singles}, Relay*:Relay" for act in ACTS), "", "[attributes]"]
    lines += [f"Polarity\tArg:<EVENT>, Value:{'|'.join(POLARITIES)}", "Firmness\tArg:<EVENT>, Value:0|1|2|3"]
    return "\n".join([*lines, f"Speech\tArg:<EVENT>, Value:{'|'.join(SPEECHES)}", "Reviewed\tArg:<EVENT>", ""])


def kind_of(name: str) -> str:
    """An act or field as brat's kinds are written: `Said_on`."""
    return name[0].upper() + name[1:]


def encodable(document: Document) -> str:
    """The text with each lone surrogate as U+FFFD, which is one code point too."""
    return re.sub("[\ud800-\udfff]", "\ufffd", document.text)


def fragments(text: str, passage: Passage) -> list[tuple[int, int]]:
    """The pieces of a passage that may stand on an annotation's line."""
    found = (piece for span in passage.spans for piece in _BREAKS.finditer(text, span.start, span.end))
    return [piece.span() for piece in found if not piece.group().isspace()]


def _lines(statements: list[Statement]) -> Iterator[str]:
    counts: dict[str, int] = {}

    def next_id(kind: str) -> str:
        counts[kind] = counts.get(kind, 0) + 1
        return f"{kind}{counts[kind]}"

    for one in statements:
        yield from _event(one, encodable(one.report.document), next_id)


def _event(one: Statement, text: str, next_id: Any) -> Iterator[str]:
    trigger, event = next_id("T"), next_id("E")
    arguments, relays = [], 0
    passages = [(name, fragments(text, passage)) for name, passage in marked(one)]
    for name, pieces in passages:
        if not pieces:
            continue
        field = name.split("-")[0]
        key = trigger if name == "content" else next_id("T")
        kind = kind_of(one.act if name == "content" else field)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        yield f"{key}\t{kind} {places}\t{' '.join(text[start:end] for start, end in pieces)}\n"
        if name != "content":
            relays += field == "relay"
            again = str(relays) if field == "relay" and relays > 1 else ""
            arguments.append(f"{kind}{again}:{key}")
    yield f"{event}\t{' '.join([f'{kind_of(one.act)}:{trigger}', *arguments])}\n"
    for name, value in (("Polarity", one.polarity), ("Firmness", one.firmness), ("Speech", one.speech)):
        yield f"{next_id('A')}\t{name} {event} {value}\n"
    yield f"{next_id('#')}\tAnnotatorNotes {event}\t{_note(one)}\n"


def _note(one: Statement) -> str:
    """The id, and what has no words to be marked."""
    inferred = [
        f"{name} {held.name}"
        for name, held in (("speaker", one.speaker), ("party", one.party), ("to", one.to))
        if held is not None and held.inferred
    ]
    matter = [f"matter {one.matter.name}"] if one.matter and not one.matter.spans else []
    return safe("; ".join([one.id, f"confidence {one.confidence}", *(f"inferred {words}" for words in [*inferred, *matter])]))


__all__ = ["FIELDS", "MANIFEST", "annotation_conf", "encodable", "fragments", "kind_of", "write_brat"]
