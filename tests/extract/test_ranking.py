"""Who is bound or asked, and to whom: the field of candidates, their marks, and what the shipped weights choose."""

from __future__ import annotations

import json
import math
import re
from dataclasses import replace
from importlib.resources import files

import pytest

from onrecord.extract.party import party_of, sides_of, to_of
from onrecord.extract.ranking import Deed, Ground, Weights, candidates, pointed, shipped
from onrecord.extract.ranking.pointed import MARKS_OF_KINDS, SHARES
from onrecord.types import (
    ACTS,
    POINTED_KINDS,
    Act,
    Actor,
    Analysis,
    Attribution,
    Document,
    Entity,
    Mention,
    Pointers,
    Report,
    Span,
    Spans,
)

ENTITIES = (
    Entity("Ada Brandt", "person", acts_for="Norland"),
    Entity("Norland", "country"),
    Entity("Sudria", "country"),
    Entity("Lake Union", "organisation"),
)
FORMS = {"Ada Brandt": 0, "Brandt": 0, "Norland": 1, "Sudria": 2, "Sudrian": 2, "Lake Union": 3}


class Rows:
    def actor(self, spans: Spans) -> Entity | None:
        return None

    def principal(self, entity: Entity) -> str | None:
        return entity.acts_for

    def called(self, name: str) -> Entity:
        return next((row for row in ENTITIES if row.name == name), Entity(name, "unknown"))


def deed(text: str, cue: str, content: str, act: Act) -> tuple[Ground, Deed]:
    def at(words: str) -> Spans:
        return (Span(text.index(words), text.index(words) + len(words)),) if words else ()

    mentions = tuple(
        Mention(Span(i, i + len(form)), ENTITIES[row].kind, row)
        for form, row in FORMS.items()
        for i in range(len(text))
        if text.startswith(form, i)
        and not (form == "Brandt" and text[max(0, i - 4) : i] == "Ada ")
        and not (form == "Sudria" and text.startswith("Sudrian", i))
    )
    report = Report(Document(text, "0" * 64), outlet="The Daily Case", published="2024-05-15")
    analysis = Analysis(report, (Span(0, len(text)),), (), (), tuple(sorted(mentions, key=lambda m: m.span)), ENTITIES, ())
    acts = tuple(float(act == name) for name in ACTS)
    attribution = Attribution(at("Brandt"), at(cue), at(content), acts, act, "indirect", 0.5, 0.9)
    speaker = Actor("Ada Brandt", "person", "Brandt", at("Brandt"), acts_for="Norland")
    return Ground(analysis, Rows()), Deed(attribution, at(content), act, speaker, at("Brandt"))


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "party"),
    [
        ("Brandt urged Sudria to sign the treaty.", "urged", "to sign the treaty", "demand", "Sudria"),
        ("Brandt called on Sudria to stop the strikes.", "called on", "Sudria to stop the strikes", "demand", "Sudria"),
        ("Brandt said Sudria must withdraw its troops.", "said", "Sudria must withdraw its troops", "demand", "Sudria"),
        ("Brandt said: We will send troops to Sudria.", "said", "We will send troops to Sudria", "commit", "Norland"),
        ("Brandt vowed to impose sanctions on Sudria.", "vowed", "to impose sanctions on Sudria", "threaten", "Norland"),
        ("Brandt plans to resign in May.", "plans", "to resign in May", "intend", "Ada Brandt"),
        ("Brandt said Norland will never sign.", "said", "Norland will never sign", "refuse", "Norland"),
        (
            "Brandt said Sudria, the smaller of the two, will sign.",
            "said",
            "Sudria, the smaller of the two, will sign",
            "commit",
            "Sudria",
        ),
    ],
)
def test_the_party(text: str, cue: str, content: str, act: Act, party: str) -> None:
    ground, told = deed(text, cue, content, act)
    found = party_of(ground, told)
    assert found is not None
    assert found.name == party


@pytest.mark.parametrize(
    ("content", "himself"),
    [
        ("to sign the deal in Sudria", True),
        ("to host the summit", True),
        ("to sign up to the plan", False),
        ("to send troops", False),
    ],
)
def test_what_is_done_in_person(content: str, himself: bool) -> None:
    ground, told = deed(f"Brandt plans {content}.", "plans", content, "intend")
    marks = {row.entity.name: row.marks for row in candidates(ground, told) if row.entity}
    assert ("speaker&person" in marks["Ada Brandt"]) is himself


@pytest.mark.parametrize(
    ("text", "cue", "content", "act", "to"),
    [
        ("Brandt vowed to impose sanctions on Sudria.", "vowed", "to impose sanctions on Sudria", "threaten", "Sudria"),
        ("Brandt refused to meet with Sudria.", "refused", "to meet with Sudria", "refuse", "Sudria"),
        ("Brandt plans to resign in May.", "plans", "to resign in May", "intend", None),
    ],
)
def test_the_counterpart(text: str, cue: str, content: str, act: Act, to: str | None) -> None:
    ground, told = deed(text, cue, content, act)
    found = to_of(ground, told, party_of(ground, told))
    assert (found and found.name) == to


@pytest.mark.parametrize(
    ("surer", "sides"),
    [({"party": 4.0, "to": 2.0}, ("Sudria", "Lake Union")), ({"party": 2.0, "to": 4.0}, ("Lake Union", "Sudria"))],
)
def test_nobody_acts_towards_himself(monkeypatch: pytest.MonkeyPatch, surer: dict[str, float], sides: tuple[str, str]) -> None:
    weights = Weights({"content:start": surer["party"], "in:content": 1.0}, {"content:start": surer["to"], "in:content": 1.0})
    monkeypatch.setattr("onrecord.extract.party.shipped", lambda: weights)
    ground, told = deed("Brandt urged Sudria's help for Lake Union.", "urged", "Sudria's help for Lake Union", "demand")
    assert tuple(one and one.name for one in sides_of(ground, told)) == sides


def test_what_no_words_name_is_inferred() -> None:
    ground, told = deed("Brandt said: We will send troops to Sudria.", "said", "We will send troops to Sudria", "commit")
    party = party_of(ground, told)
    assert party is not None
    assert party.inferred


def test_a_description_stands_for_the_country_inside_it_as_a_party() -> None:
    ground, told = deed("Brandt urged visitors in Sudria to leave.", "urged", "visitors in Sudria to leave", "demand")
    party = party_of(ground, told)
    assert party is not None
    assert (party.name, party.unnamed, party.text) == ("visitors in Sudria", True, "visitors in Sudria")
    around = candidates(ground, replace(told, party=party))
    assert "in:content" in next(row for row in around if row.entity and row.entity.name == "Sudria").marks


@pytest.mark.parametrize(
    ("cue", "content", "party"),
    [
        ("said", "all countries must pay", "all countries"),
        ("urged Harbour", "members to pay", "Harbour members"),
        ("demanded", "that police release the tape", "police"),
        ("asked", "the crowd to pay", "crowd"),
        ("urged", "Norland and its allies to pay", "Norland and its allies"),
        ("ordered", "her finance minister to pay", "her finance minister"),
        ("told", "her advisers to pay", "her advisers"),
        ("said", "it is time for fishermen to pay", "fishermen"),
        ("said", "her advice to farmers is to pay", "farmers"),
        ("said", "her successor should pay", "her successor"),
        ("said", "local officials should pay", "local officials"),
    ],
)
def test_those_whom_a_demand_describes_are_asked(cue: str, content: str, party: str) -> None:
    ground, told = deed(f"Brandt {cue} {content}.", cue.removesuffix(" Harbour"), content, "demand")
    found = party_of(ground, told)
    assert found is not None
    assert found.name == party


def test_those_from_whom_a_demand_comes_are_not_asked() -> None:
    ground, told = deed("Brandt is under pressure from rights groups to pay.", "is under pressure from", "to pay", "demand")
    rows = {row.entity.name: row.marks for row in candidates(ground, told) if row.entity}
    assert "asked" not in rows["rights groups"]


def test_those_described_with_their_place_are_a_candidate() -> None:
    ground, told = deed(
        "Brandt said it calls on all believers around the world to pray.",
        "said",
        "calls on all believers around the world to pray",
        "demand",
    )
    assert "all believers around the world" in {row.entity.name for row in candidates(ground, told) if row.entity}


def test_two_joined_by_and_are_a_candidate_of_their_own() -> None:
    ground, told = deed("Brandt urged Sudria and Norland to sign.", "urged", "to sign", "demand")
    assert "Sudria and Norland" in {row.entity.name for row in candidates(ground, told) if row.entity}


def test_nobody_is_a_candidate_and_comes_once() -> None:
    ground, told = deed("Brandt urged restraint.", "urged", "restraint", "demand")
    assert [row.entity for row in candidates(ground, told)].count(None) == 1


def test_a_counterpart_is_marked_by_its_kind_beside_the_party() -> None:
    ground, told = deed("Brandt refused to meet with Sudria.", "refused", "to meet with Sudria", "refuse")
    without = {mark for row in candidates(ground, told) for mark in row.marks}
    rows = candidates(ground, replace(told, party=told.speaker))
    marks = {row.entity.name if row.entity else None: row.marks for row in rows}
    assert {"country&party:person", "in:content&country&party:person", "in:content&act:refuse"} <= marks["Sudria"]
    assert {"nobody:act:refuse", "nobody:party:person", "nobody:speaking:person"} <= marks[None]
    assert "behind-party" in marks["Norland"]
    assert not any("party:" in mark for mark in without if not mark.startswith("role:"))


def test_the_weights_say_where_they_come_from() -> None:
    rows = json.loads(files("onrecord.extract.ranking").joinpath("weights.json").read_text(encoding="utf-8"))
    assert set(rows["from"]) == set(rows["model"]) == {"party", "to"}
    assert set(rows["cross-validated"]) == {"party", "to"}
    assert shipped().party == rows["party"]


def pointers(text: str, **scores: tuple[float, float, float, float]) -> Pointers:
    """A piece for each word; those not given point nowhere."""
    found = [(m.start(), m.end(), m.group()) for m in re.finditer(r"\w+", text)]
    starts, ends = tuple(start for start, _, _ in found), tuple(end for _, end, _ in found)
    nothing = (0.0,) * (2 * POINTED_KINDS + 2)
    return Pointers(starts, ends, tuple(scores.get(word, (-9.0, -9.0, -9.0, -9.0)) for _, _, word in found), nothing)


def test_the_words_that_point_decide() -> None:
    text = "Brandt urged help for Norland from Sudria."
    for word in ("Sudria", "Norland"):
        ground, told = deed(text, "urged", "help for Norland from Sudria", "demand")
        said = pointers(text, **{word: (30.0, -9.0, -9.0, -9.0)})
        found = party_of(ground, replace(told, attribution=replace(told.attribution, pointers=said)))
        assert found is not None
        assert found.name == word


def test_a_stance_that_is_told_binds_who_takes_it_or_is_acted_for() -> None:
    ground, told = deed("Brandt plans to send aid to Sudria.", "plans", "to send aid to Sudria", "intend")
    elsewhere = replace(told.attribution, pointers=pointers(ground.text, Sudria=(30.0, -9.0, -9.0, -9.0)))
    narrated = replace(told, attribution=replace(elsewhere, speech="narrated"))
    named = {name: party_of(ground, one) for name, one in (("cited", replace(told, attribution=elsewhere)), ("told", narrated))}
    assert named["cited"] is not None
    assert named["cited"].name == "Sudria"
    assert named["told"] is not None
    assert named["told"].name in {"Ada Brandt", "Norland"}
    asked = party_of(ground, replace(narrated, act="demand"))
    assert asked is not None
    assert asked.name == "Sudria"


def test_several_as_one_are_named_as_often_as_the_least_of_them() -> None:
    ground, _ = deed("Sudria and Norland met Brandt. Sudria left. Sudria wept.", "", "left", "intend")
    assert ground.share(Entity("Sudria", "country")) == 4
    assert ground.share(Entity("Norland", "country")) == ground.share(Entity("Sudria and Norland", "group")) == 2
    assert ground.share(Entity("Sudria and Weston", "group")) == 0


def test_a_description_is_not_cut_within_a_word() -> None:
    ground, told = deed("Brandt wants G-9 members to pay.", "wants", "-9 members to pay", "demand")
    described = {row.entity.name for row in candidates(ground, told) if row.entity and "phrase" in row.marks}
    assert described == {"G-9 members"}


def test_all_mentions_count_and_who_acts_for_somebody_counts_for_him() -> None:
    text = "Brandt urged Sudria to help. Sudrian troops left."
    ground, told = deed(text, "urged", "to help", "demand")
    logit = pointed(ground, pointers(text, Sudria=(1.0, 0, 0, 0), Sudrian=(1.0, 0, 0, 0), Brandt=(-9.0, 2.0, 0, 0)), "party")
    by_name = {row.entity.name: logit(row) for row in candidates(ground, told) if row.entity}
    assert by_name["Sudria"] == pytest.approx(1.0 + math.log(2), abs=1e-4)
    assert by_name["Norland"] == pytest.approx(2.0, abs=1e-4)


def test_who_is_not_named_near_is_weighed_by_kind() -> None:
    text = "Brandt urged restraint."
    ground, told = deed(text, "urged", "restraint", "demand")
    kinds = [0.0] * (2 * POINTED_KINDS + 2)
    kinds[2 * MARKS_OF_KINDS.index("nobody") + 1], kinds[-1] = 3.0, 0.5
    logit = pointed(ground, replace(pointers(text), kinds=tuple(kinds)), "to")
    nobody = next(row for row in candidates(ground, told) if row.entity is None)
    assert logit(nobody) == pytest.approx(SHARES["to"] * 3.5)
    assert pointed(ground, None, "to")(nobody) == 0.0


class Described(Rows):
    """Names whatever it is shown by its own words, as a phrase of unknown kind, and knows Sudria."""

    def actor(self, spans: Spans) -> Entity | None:
        words = TOLD[spans[0].start : spans[-1].end]
        return Entity("Sudria", "country") if words == "Sudria" else Entity(words, "unknown")


TOLD = "Brandt told the envoys who had come to the lake for a long talk that Sudria grows."


def test_the_party_of_what_is_stated_is_one_place_and_never_a_clause() -> None:
    ground, told = deed(TOLD, "told", "Sudria grows", "state")
    clause, name = Span(TOLD.index("the envoys"), TOLD.index(" that Sudria")), Span(TOLD.index("Sudria"), TOLD.index(" grows"))
    marked = replace(told, attribution=replace(told.attribution, party=(clause, name)))
    ground.names = Described()
    party = party_of(ground, marked)
    assert party is not None
    assert (party.name, party.spans) == ("Sudria", (name,))
    assert party_of(ground, replace(marked, attribution=replace(marked.attribution, party=(clause,)))) is None


CUT = "Brandt told pro-Sudrian envoys whom the lake delights that the harbour grows."


@pytest.mark.parametrize("mark", ["pro", "pro-", "whom", "the", "harbour", "delights", "envoys whom the lake"])
def test_a_mark_that_was_cut_short_or_names_nobody_is_no_party(mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ground, told = deed(CUT, "told", "the harbour grows", "state")
    ground.names = Described()
    monkeypatch.setattr(f"{__name__}.TOLD", CUT)
    span, next_one = (Span(CUT.index(words), CUT.index(words) + len(words)) for words in (mark, "envoys"))
    assert party_of(ground, replace(told, attribution=replace(told.attribution, party=(span,)))) is None
    party = party_of(ground, replace(told, attribution=replace(told.attribution, party=(span, next_one))))
    assert party is not None
    assert party.name == "envoys"
