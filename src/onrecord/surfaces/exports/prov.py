"""Where each statement comes from, in PROV-O (https://www.w3.org/TR/prov-o/) as JSON-LD: one bundle a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from onrecord.history import Links, link
from onrecord.surfaces import wording
from onrecord.surfaces.exports.job import OWN_PLACE, Job, Written
from onrecord.surfaces.exports.stream import write_array
from onrecord.surfaces.exports.webannotation import copy_of
from onrecord.surfaces.plain import json_line, web_address
from onrecord.types import Actor, Json, Judgement, Statement, content_id, statement_to_json

_INSTANT = "http://www.w3.org/2001/XMLSchema#dateTime"
CONTEXT: Json = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "onrecord": f"{OWN_PLACE}term:",
    **{
        f"prov:{name}": {"@type": "@id"}
        for name in (
            "actedOnBehalfOf alternateOf hadPrimarySource used wasAssociatedWith wasAttributedTo wasDerivedFrom wasGeneratedBy"
            " wasQuotedFrom wasRevisionOf"
        ).split()
    },
    **{f"prov:{name}": {"@type": _INSTANT} for name in ("endedAtTime", "generatedAtTime")},
}
_KINDS = {"person": "prov:Person", "country": "prov:Organization", "organisation": "prov:Organization"}
_REVISES = ("correct", "accept")


def write_prov(job: Job, file: TextIO) -> Written:
    """One JSON-LD document; each statement's bundle is a named graph, in which everything has a type and a label."""
    statements = list(job.statements())
    judgements = job.judgements()
    links = link(statements, judgements)
    held: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.kind in _REVISES:
            for target in judgement.targets:
                held.setdefault(target, []).append(judgement)
    bundles = (_bundle(job, one, links, held.get(one.id, [])) for one in statements)
    before = f'{json_line({"@context": CONTEXT})[:-1]}, "@graph": '
    return Written(write_array(file, bundles, before, "}"))


def _bundle(job: Job, one: Statement, links: Links, held: list[Judgement]) -> Json:
    nodes = [*_record(job, one, links), *_hops(job, one), *_report(job, one), *_revisions(job, one, held), *_agents(job, one)]
    unique = {node["@id"]: node for node in nodes}
    return {"@id": f"{job.iri('statement', one.id)}#bundle", "@type": "prov:Bundle", "@graph": list(unique.values())}


def _record(job: Job, one: Statement, links: Links) -> Iterator[Json]:
    """The statement as onrecord keeps it, and the run that read it."""
    record, run = job.iri("statement", one.id), f"{job.iri('statement', one.id)}#reading"
    others = sorted({two for entry in links.of(one.id) for two in (entry.one, entry.other)} - {one.id})
    yield {
        "@id": record,
        "@type": "prov:Entity",
        "rdfs:label": wording.content_words(one),
        "onrecord:act": one.act,
        "onrecord:record": json_line(statement_to_json(one)),
        "prov:wasQuotedFrom": job.iri("report", one.report.id),
        "prov:wasDerivedFrom": copy_of(one.report.document),
        "prov:wasGeneratedBy": run,
        "prov:generatedAtTime": job.known_since(one.report),
        **({"prov:alternateOf": [job.iri("statement", other) for other in others]} if others else {}),
    }
    reader = job.iri("extractor", one.extractor)
    yield {
        "@id": run,
        "@type": "prov:Activity",
        "prov:used": job.iri("report", one.report.id),
        "prov:wasAssociatedWith": reader,
        "prov:endedAtTime": job.known_since(one.report),
    }
    yield {"@id": reader, "@type": "prov:SoftwareAgent", "rdfs:label": one.extractor}


def _hops(job: Job, one: Statement) -> Iterator[Json]:
    """What the speaker said, what each relay told, and what the outlet printed, each from the one before."""
    teller = [one.speaker, *one.chain]
    for place, actor in enumerate(teller):
        node: Json = {"@id": _hop(job, one, place), "@type": "prov:Entity", "rdfs:label": _hop_words(one, place)}
        if actor is not None:
            node["prov:wasAttributedTo"] = agent_iri(job, one, actor)
        if place:
            node["prov:wasDerivedFrom"] = _hop(job, one, place - 1)
            node["prov:hadPrimarySource"] = _hop(job, one, 0)
        yield node


def _hop(job: Job, one: Statement, place: int) -> str:
    return f"{job.iri('statement', one.id)}#told-{place}"


def _hop_words(one: Statement, place: int) -> str:
    if place == 0:
        return f"what {one.speaker.name if one.speaker else 'an unnamed speaker'} said"
    return f"what {one.chain[place - 1].name} told"


def _report(job: Job, one: Statement) -> Iterator[Json]:
    """The report: quoted from the last hop where the words are the speaker's, else derived from it."""
    report, last = one.report, _hop(job, one, len(one.chain))
    outlet = f"{OWN_PLACE}outlet:{content_id('o', report.outlet)}"
    how = "prov:wasQuotedFrom" if one.speech in ("direct", "mixed") else "prov:wasDerivedFrom"
    address = web_address(report.url)
    yield {
        "@id": job.iri("report", report.id),
        "@type": "prov:Entity",
        "rdfs:label": report.title or report.document_id,
        how: last,
        "prov:hadPrimarySource": _hop(job, one, 0),
        **({"prov:atLocation": {"@id": address}} if address else {}),
        **({"onrecord:published": report.published} if report.published else {}),
        **({"prov:wasAttributedTo": outlet} if report.outlet else {}),
    }
    if report.outlet:
        yield {"@id": outlet, "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": report.outlet}
    text = report.document
    yield {"@id": copy_of(text), "@type": "prov:Entity", "rdfs:label": text.id, "onrecord:sha256": text.sha256}


def _revisions(job: Job, one: Statement, held: list[Judgement]) -> Iterator[Json]:
    """A person's review: a revision of the record, by an activity that the person did."""
    before = job.iri("statement", one.id)
    for judgement in held:
        revision = f"{job.iri('judgement', judgement.id)}#{one.id}"
        reviewer = f"{OWN_PLACE}reviewer:{content_id('p', judgement.by)}"
        yield {
            "@id": revision,
            "@type": "prov:Entity",
            "rdfs:label": "; ".join([judgement.kind, *(f"{name} = {value}" for name, value in judgement.value)]),
            "rdfs:comment": judgement.reason,
            "prov:wasRevisionOf": before,
            "prov:wasGeneratedBy": f"{revision}#review",
            "prov:generatedAtTime": judgement.at,
        }
        yield {
            "@id": f"{revision}#review",
            "@type": "prov:Activity",
            "prov:used": before,
            "prov:wasAssociatedWith": reviewer,
            "prov:endedAtTime": judgement.at,
        }
        yield {"@id": reviewer, "@type": ["prov:Agent", "prov:Person"], "rdfs:label": judgement.by}
        before = revision


def _agents(job: Job, one: Statement) -> Iterator[Json]:
    """Speaker and relays, and for whom they speak."""
    for actor in (one.speaker, *one.chain):
        if actor is None:
            continue
        node: Json = {
            "@id": agent_iri(job, one, actor),
            "@type": ["prov:Agent", *([_KINDS[actor.kind]] if actor.kind in _KINDS else [])],
            "rdfs:label": actor.name,
            "onrecord:unnamed": actor.unnamed,
        }
        if actor.acts_for:
            principal = named_iri(actor.acts_for)
            node["prov:actedOnBehalfOf"] = principal
            yield {"@id": principal, "@type": ["prov:Agent", "prov:Organization"], "rdfs:label": actor.acts_for}
        yield node


def agent_iri(job: Job, one: Statement, actor: Actor) -> str:
    """One identifier a name; an unnamed source is one of its report, never the same person elsewhere."""
    if actor.unnamed:
        return f"{job.iri('report', one.report.id)}#{content_id('a', actor.name)}"
    return named_iri(actor.name)


def named_iri(name: str) -> str:
    return f"{OWN_PLACE}actor:{content_id('a', name)}"


__all__ = ["CONTEXT", "write_prov"]
