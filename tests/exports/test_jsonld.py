"""The JSON-LD formats, expanded by pyld without a network, and then followed as graphs."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pyld import jsonld

from onrecord.ledger import Ledger
from onrecord.surfaces.exports.job import Job
from onrecord.surfaces.exports.schemaorg import quotation
from onrecord.surfaces.exports.webannotation import copy_of
from onrecord.types import Judgement
from tests.exports.conftest import Export
from tests.exports.made import AT, HOSTILE, hostile_statement, plain_report, plain_statements

OA, AS, PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#", "http://www.w3.org/ns/prov#"
XSD = "http://www.w3.org/2001/XMLSchema#"
# The terms of http://www.w3.org/ns/anno.jsonld that are in use here, each as the Recommendation defines it.
ANNOTATION: dict[str, Any] = {
    "oa": OA,
    "as": AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": XSD,
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    **{
        name: f"oa:{name}"
        for name in (
            "Annotation TextualBody SpecificResource TextQuoteSelector TextPositionSelector TimeState Composite assessing"
            " describing editing identifying linking tagging exact prefix suffix"
        ).split()
    },
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "Person": "foaf:Person",
    "Software": "as:Application",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "state": {"@type": "@id", "@id": "oa:hasState"},
    "cached": {"@type": "@id", "@id": "oa:cachedSource"},
    "creator": {"@type": "@id", "@id": "dcterms:creator"},
    "generator": {"@type": "@id", "@id": "as:generator"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "format": "dc:format",
    "value": "rdf:value",
    "name": "foaf:name",
    "created": {"@type": "xsd:dateTime", "@id": "dcterms:created"},
    "generated": {"@type": "xsd:dateTime", "@id": "dcterms:issued"},
    "sourceDate": {"@type": "xsd:dateTime", "@id": "oa:sourceDate"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
}
BUNDLED = {
    "http://www.w3.org/ns/anno.jsonld": ANNOTATION,
    "https://schema.org": {"@vocab": "http://schema.org/", "url": {"@type": "@id"}},
}


def load(url: str, options: Any = None) -> dict[str, Any]:
    """The contexts at hand; anything else would be a request to another machine."""
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": BUNDLED[url]}}


def expanded(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = jsonld.expand(json.loads(text), {"documentLoader": load})
    return found


def every_key(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node).union(*(every_key(value) for value in node.values()))
    return set().union(*map(every_key, node)) if isinstance(node, list) else set()


def marks_of(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text)["first"]["items"]
    return found


def test_every_term_of_the_annotations_has_a_meaning(export: Export) -> None:
    used = every_key(json.loads(export("webannotation"))) - {"@context"}
    assert used <= set(ANNOTATION)
    kept = every_key(expanded(export("webannotation")))
    meant = {value["@id"] if isinstance(value, dict) else value for name, value in ANNOTATION.items() if name in used}
    for term in meant - {"@id", "@type"}:
        prefix, name = term.split(":", 1)
        assert f"{ANNOTATION[prefix]}{name}" in kept, term


def test_each_selector_finds_the_exact_words_in_the_text(export: Export) -> None:
    pieces = 0
    texts = {copy_of(report.document): report.document.text for report in (plain_report(), hostile_statement().report)}
    for annotation in marks_of(export("webannotation")):
        target = annotation["target"]
        for piece in target.get("items", [target]):
            text = texts[piece["state"]["cached"]]
            quote, position = piece["selector"]
            start, end = position["start"], position["end"]
            assert text[start:end] == quote["exact"]
            assert text[:start].endswith(quote["prefix"])
            assert text[end:].startswith(quote["suffix"])
            assert piece["state"]["sourceDate"] == AT
            pieces += 1
    assert pieces > 20


def test_the_annotation_of_a_statement_holds_its_record_and_every_field_is_marked(export: Export) -> None:
    found = {annotation["id"]: annotation for annotation in marks_of(export("webannotation"))}
    one = hostile_statement()
    whole = f"urn:onrecord:statement:{one.id}"
    record = json.loads(found[whole]["body"][1]["value"])
    assert record["content"]["text"] == one.content.text
    assert found[whole]["body"][0]["value"] == "commit"
    assert len(found[whole]["target"]["items"]) == 2
    fields = {key.split("#")[1] for key in found if key.startswith(f"{whole}#")}
    assert fields == {
        "cue",
        "condition",
        "hedge",
        "speaker",
        "party",
        "to",
        "relay-1",
        "relay-2",
        "deadline",
        "said_on",
        "matter",
    }
    assert found[f"{whole}#condition"]["target"]["selector"][0]["exact"] == "if @SUM(A1) is met"


def test_identifiers_begin_with_the_address_of_the_page(export: Export) -> None:
    one = hostile_statement().id
    assert f'"https://example.org/statement/{one}"' in export("webannotation", base="https://example.org/")


def test_a_review_is_an_annotation_of_its_own(ledger: Ledger, export: Export) -> None:
    one = plain_statements(plain_report())[0]
    ledger.judge(Judgement("accept", (one.id,), "Ada", AT, "as it stands"))
    (review,) = [entry for entry in marks_of(export("webannotation")) if entry["motivation"] == "assessing"]
    assert review["creator"]["name"] == "Ada"
    assert review["body"]["value"] == "accept; as it stands"
    assert review["target"] == f"urn:onrecord:statement:{one.id}"


def test_the_copy_is_named_by_the_hash_of_the_text() -> None:
    # RFC 6920: base64url of the SHA-256, without padding.
    assert copy_of(hostile_statement().report.document).startswith("ni:///sha-256;")
    assert len(copy_of(hostile_statement().report.document)) == len("ni:///sha-256;") + 43
    assert hostile_statement().report.document.text == HOSTILE


def bundle(text: str, id: str) -> dict[str, dict[str, Any]]:
    graphs = {entry["@id"]: entry["@graph"] for entry in expanded(text)}
    return {node["@id"]: node for node in graphs[f"urn:onrecord:statement:{id}#bundle"]}


def ids(node: dict[str, Any], name: str) -> list[str]:
    return [value["@id"] for value in node.get(f"{PROV}{name}", [])]


def test_the_chain_can_be_followed_from_the_record_to_the_first_mouth(export: Export) -> None:
    one = hostile_statement()
    graph = bundle(export("prov"), one.id)
    report = graph[ids(graph[f"urn:onrecord:statement:{one.id}"], "wasQuotedFrom")[0]]
    last = graph[ids(report, "wasQuotedFrom")[0]]
    middle = graph[ids(last, "wasDerivedFrom")[0]]
    first = graph[ids(middle, "wasDerivedFrom")[0]]
    assert ids(last, "hadPrimarySource") == [first["@id"]]

    def label(node: dict[str, Any]) -> str:
        return str(node["http://www.w3.org/2000/01/rdf-schema#label"][0]["@value"])

    told = [label(graph[ids(hop, "wasAttributedTo")[0]]) for hop in (first, middle, last)]
    assert told == [one.speaker.name, "aide", "a diplomat"] if one.speaker else False
    assert label(graph[ids(graph[ids(first, "wasAttributedTo")[0]], "actedOnBehalfOf")[0]]) == "Norway"
    assert label(graph[ids(report, "wasAttributedTo")[0]]) == one.report.outlet
    assert all(node.get("@type") for node in graph.values())


def test_every_reference_of_a_bundle_is_described_in_it(export: Export) -> None:
    for entry in expanded(export("prov")):
        graph = entry["@graph"]
        there = {node["@id"] for node in graph}
        used = {
            value["@id"]
            for node in graph
            for name, values in node.items()
            if name.startswith(PROV) and not name.endswith(("atLocation", "alternateOf"))
            for value in values
            if "@id" in value
        }
        assert used <= there


def test_a_correction_is_a_revision_by_a_person(ledger: Ledger, export: Export) -> None:
    one = plain_statements(plain_report())[0]
    ledger.judge(Judgement("correct", (one.id,), "Ada", AT, "so", value=(("firmness", "3"),)))
    graph = bundle(export("prov"), one.id)
    (revised,) = [node for node in graph.values() if ids(node, "wasRevisionOf")]
    assert ids(revised, "wasRevisionOf") == [f"urn:onrecord:statement:{one.id}"]
    assert ids(graph[ids(revised, "wasGeneratedBy")[0]], "wasAssociatedWith")


def test_prov_becomes_named_graphs_of_rdf(export: Export) -> None:
    quads = jsonld.to_rdf(json.loads(export("prov")), {"documentLoader": load})
    assert len(quads) == 3 + ("@default" in quads)
    times = [q["object"] for graph in quads.values() for q in graph if q["predicate"]["value"] == f"{PROV}generatedAtTime"]
    assert {time["datatype"] for time in times} == {f"{XSD}dateTime"}


def schema_nodes(text: str, kind: str) -> list[dict[str, Any]]:
    return [node for node in json.loads(text)["@graph"] if node["@type"] == kind]


def test_quotations_and_claims_and_never_a_rating(export: Export) -> None:
    written = export("schemaorg")
    assert "ClaimReview" not in written
    assert "reviewRating" not in written
    assert len(schema_nodes(written, "Quotation")) == 3
    by_id = {node["identifier"]: node for node in schema_nodes(written, "Quotation")}
    ship = by_id[plain_statements(plain_report())[0].id]
    assert "spokenByCharacter" not in ship, "reworded speech is the outlet's"
    assert ship["creator"]["name"] == "The Courier"
    assert {"@type": "Person", "name": "Marc Dupont", "affiliation": {"@type": "Organization", "name": "France"}} in ship[
        "mentions"
    ]
    hostile = by_id[hostile_statement().id]
    assert hostile["temporalCoverage"] == "../2026-04-30"
    assert hostile["isBasedOn"][1]["creator"] == {"@type": "Person", "description": "a diplomat"}
    assert json.loads(hostile["additionalProperty"][0]["value"])["id"] == hostile_statement().id
    claims = schema_nodes(written, "Claim")
    assert {part["@id"] for claim in claims for part in claim["hasPart"]} == {node["@id"] for node in by_id.values()}
    kept = every_key(expanded(written))
    assert {"http://schema.org/text", "http://schema.org/firstAppearance", "http://schema.org/publisher"} <= kept


def test_direct_speech_is_spoken_by_the_speaker(ledger: Ledger) -> None:
    one = replace(plain_statements(plain_report())[0], speech="direct")
    node = quotation(Job(ledger), one)
    assert node["spokenByCharacter"]["name"] == "Marc Dupont"
    assert "creator" not in node
