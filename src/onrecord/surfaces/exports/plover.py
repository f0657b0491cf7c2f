"""Events after PLOVER (JSON lines) and in POLECAT's columns (tab-separated)."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from onrecord.history import said_day
from onrecord.surfaces import wording
from onrecord.surfaces.exports.codes import apart, place_of, sectors_of
from onrecord.surfaces.exports.flat import cell
from onrecord.surfaces.exports.job import Job, Written
from onrecord.surfaces.exports.plover_codes import Coded, coded, contexts
from onrecord.surfaces.exports.stream import write_lines
from onrecord.surfaces.plain import safe, web_address
from onrecord.types import Actor, Json, Statement, statement_to_json

COLUMNS = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|Actor Name|Actor Country"
    "|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|Wikipedia Actor ID"
    "|Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors"
    "|Recipient Title|Recipient Name Raw|Wikipedia Recipient ID|Placename|City|District|Province|Country"
    "|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|Source|Publication Date|Story People"
    "|Story Organizations|Story Locations|Language|Version"
).split("|")
# POLECAT's 40 columns in their order, and one more.
POLECAT = (*COLUMNS, "CAMEO")
CODEBOOK = "PLOVER 2024-02-04"
_NO_DAY, _NO_CODE, _NO_ACTOR = "no day is known", "no PLOVER event (--all writes it)", "nobody is named who acts"


@dataclass(frozen=True, slots=True)
class Event:
    """A statement as an event: who acts, towards whom, on which day."""

    one: Statement
    code: Coded
    actor: Actor | None
    recipient: Actor | None

    @property
    def day(self) -> str:
        return said_day(self.one)


def write_plover(job: Job, file: TextIO) -> Written:
    """One event a line; the whole statement is in the extension field `onrecord`."""
    left: Counter[str] = Counter()
    return Written(write_lines(file, (_record(job, event) for event in _events(job, left))), left)


def write_polecat(job: Job, file: TextIO) -> Written:
    """One event a row; `None` is POLECAT's null. No cell holds a tab or a line end."""
    left: Counter[str] = Counter()
    writer = csv.writer(file, delimiter="\t", lineterminator="\n")
    writer.writerow(POLECAT)
    rows = 0
    for event in _events(job, left):
        row = _row(event)
        writer.writerow([_cell(row.get(name)) for name in POLECAT])
        rows += 1
    return Written(rows, left)


def _events(job: Job, left: Counter[str]) -> Iterator[Event]:
    """The statements that can be written as events; why others cannot is counted."""
    for one in job.statements():
        event = Event(one, coded(one), *_roles(one))
        reason = _lacks(event, job.uncoded)
        if reason is None:
            yield event
        else:
            left[reason] += 1


def _lacks(event: Event, uncoded: bool) -> str | None:
    if not event.day:
        return _NO_DAY
    if event.code.event is None:
        return None if uncoded else _NO_CODE
    return _NO_ACTOR if event.actor is None else None


def _roles(one: Statement) -> tuple[Actor | None, Actor | None]:
    """Who acts and who is acted on: who demands or threatens acts on the party; else the party acts towards `to`."""
    if one.act in ("demand", "threaten") and one.speaker and one.party and one.party.name not in _names(one.speaker):
        return one.speaker, one.party
    return one.party or one.speaker, one.to


def _names(actor: Actor) -> tuple[str | None, ...]:
    return actor.name, actor.acts_for


def _record(job: Job, event: Event) -> Json:
    one, code, report = event.one, event.code, event.one.report
    fields = {
        "mode": [code.mode] if code.mode else [],
        "event_text": [one.cue.text] if one.cue else [],
        "quad_code": code.quad,
        "event_scale": code.score,
        "context": contexts(one) or None,
        "recipient": list(map(_entity, apart(event.recipient))) if event.recipient else None,
        "enddate": one.said_on.interval.end if one.said_on and one.said_on.interval.start != one.said_on.interval.end else None,
        "link": web_address(report.url),
        "onrecord:condition": one.condition.text if one.condition else None,
        "onrecord:deadline": one.deadline.text if one.deadline else None,
    }
    return {
        "id": one.id,
        "has_event": code.event is not None,
        "date": event.day,
        "actor": list(map(_entity, apart(event.actor))) if event.actor else [],
        "event": [code.event] if code.event else [],
        **{name: value for name, value in fields.items() if value is not None},
        "text": wording.content_words(one),
        "text_info": [{"sequence": n, "start": span.start, "end": span.end} for n, span in enumerate(one.content.spans, 1)],
        "cite_info": _citation(job, one),
        "coder": one.extractor,
        "coded_date": job.known_since(report)[:10],
        "coded_time": job.known_since(report)[11:],
        "comment": f"CAMEO {code.cameo}",
        "onrecord": statement_to_json(one),
    }


def _entity(actor: Actor) -> Json:
    fields = {"code": place_of(actor), "sector": sectors_of(actor) or ["UNK"], "entity_text": actor.text}
    return {"identifier_text": actor.name} | {name: value for name, value in fields.items() if value}


def _citation(job: Job, one: Statement) -> Json:
    report = one.report
    fields = {"url": web_address(report.url), "title": report.title, "publication": report.outlet, "citation": report.published}
    given = {name: value for name, value in fields.items() if value}
    return given | {"language": "en", "codebook": CODEBOOK, "version": one.extractor}


def _row(event: Event) -> dict[str, str | float | None]:
    one, code, report = event.one, event.code, event.one.report
    return {
        "Event ID": one.id,
        "Event Date": event.day,
        "Event Type": code.event,
        "Event Mode": code.mode,
        "Intensity": code.score,
        "Quad Code": code.quad,
        "Contexts": "; ".join(contexts(one)) or None,
        **_who("Actor", event.actor),
        **_who("Recipient", event.recipient),
        "Source": report.outlet,
        "Publication Date": report.day,
        "Story People": _named(one, "person"),
        "Story Organizations": _named(one, "organisation"),
        "Story Locations": _named(one, "country"),
        "Language": "English",
        "Version": one.extractor,
        "CAMEO": code.cameo,
    }


def _who(role: str, actor: Actor | None) -> dict[str, str | float | None]:
    if actor is None:
        return {}
    several = apart(actor)
    sectors = list(dict.fromkeys(sector for one in several for sector in sectors_of(one)))
    places = dict.fromkeys(place for one in several if (place := place_of(one)))
    return {
        f"{role} Name": "; ".join(one.name for one in several),
        f"{role} Country": "; ".join(places) or None,
        f"Primary {role} Sector": sectors[0] if sectors else None,
        f"{role} Sectors": "; ".join(sectors) or None,
        f"{role} Name Raw": actor.text,
        f"{role} Title": actor.standing,
    }


def _named(one: Statement, kind: str) -> str | None:
    """Who of a kind the statement names, "; " between them."""
    actors = [actor for actor in (one.speaker, one.party, one.to, *one.chain) if actor is not None and not actor.unnamed]
    return "; ".join(dict.fromkeys(actor.name for actor in actors if actor.kind == kind)) or None


def _cell(value: str | float | None) -> str | float:
    return "None" if value is None else cell(safe(value) if isinstance(value, str) else value)


__all__ = ["COLUMNS", "POLECAT", "write_plover", "write_polecat"]
