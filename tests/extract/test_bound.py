"""Where grammar gives the party: deeds in person, who is told of, who is asked, and who only undergoes what is demanded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from onrecord.extract.eligible import eligible
from onrecord.extract.party import party_of
from onrecord.extract.ranking import Candidate, Deed, Ground, candidates
from onrecord.extract.ranking.undergone import undergoes
from onrecord.types import Act, Actor, ActorKind, Entity, Span
from tests.extract.test_ranking import deed, pointers
from tests.extract.told import read


def marked(text: str, cue: str, content: str, act: Act, mark: str) -> set[str]:
    ground, told = deed(text, cue, content, act)
    return {row.entity.name for row in candidates(ground, told) if row.entity and mark in row.marks}


def bound_despite_pointers(ground: Ground, told: Deed) -> str | None:
    """Who is bound where the model points at Norland as surely as it can."""
    to_state = pointers(ground.text, Norland=(30.0, -9.0, -9.0, -9.0))
    found = party_of(ground, replace(told, attribution=replace(told.attribution, pointers=to_state)))
    return found.name if found else None


@pytest.mark.parametrize(
    ("cue", "content", "act", "party"),
    [
        ("will ask", "Lake Union to pay", "intend", "Ada Brandt"),
        ("is expected to talk about", "the war", "intend", "Ada Brandt"),
        ("has refused", "to sign the treaty on troops", "refuse", "Ada Brandt"),
        ("said", "she would meet the troops", "commit", "Ada Brandt"),
        ("plans", "to send troops to sign up fishermen", "intend", "Norland"),
        ("will meet", "its treaty obligations", "commit", "Norland"),
        ("refused", "to talk about the war", "evade", "Norland"),
    ],
)
def test_what_somebody_does_in_person_binds_him_whatever_points_to_his_state(
    cue: str, content: str, act: Act, party: str
) -> None:
    ground, told = deed(f"Norland waits. Brandt {cue} {content}.", cue, content, act)
    assert bound_despite_pointers(ground, told) == party


@pytest.mark.parametrize(
    ("content", "party"),
    [
        ("Sudria may send aid", "Sudria"),
        ("the Lake Union is ready to pay", "Lake Union"),
        ("Sudria and its allies want to pay", "Sudria and its allies"),
        ("Sudria would not be given aid", "Norland"),
        ("fish from Sudria may go", "Norland"),
    ],
)
def test_whose_act_it_is_that_somebody_tells_of(content: str, party: str) -> None:
    ground, told = deed(f"Norland waits. Brandt said {content}.", "said", content, "intend")
    assert bound_despite_pointers(ground, told) == party


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("our government will pay", {"Norland"}),
        ("Our committee can look into it", {"Harbour Committee"}),
        ("Our panel may look into it", {"Harbour Committee"}),
        ("our council may look into it", set()),
        ("our committee of friends met", set()),
    ],
)
def test_what_a_speaker_tells_of_his_own_body_is_that_bodys_act(content: str, names: set[str]) -> None:
    ground, told = deed(f"Brandt said {content}.", "said", content, "consider")
    ground.counts.update({"Harbour Committee": 1})
    assert {row.entity.name for row in candidates(ground, told) if row.entity and "subject" in row.marks} == names


def test_whose_act_it_is_stands_between_cue_and_content() -> None:
    said = "Brandt said that Sudria agreed that the talks will go on."
    assert marked(said, "said", "the talks will go on", "commit", "subject") == {"Sudria"}


@pytest.mark.parametrize(
    ("name", "kind", "cue", "act", "party"),
    [
        ("Norland Senate", "organisation", "voted", "commit", "Norland"),
        ("Norland Senate", "organisation", "plans", "intend", "Norland Senate"),
        ("Norland Harbour Board", "organisation", "voted", "commit", "Norland Harbour Board"),
        ("Ada Brandt and Bo Lind", "group", "agreed", "commit", "Norland"),
    ],
)
def test_what_a_parliament_or_several_leaders_decide_binds_their_states(
    name: str, kind: ActorKind, cue: str, act: Act, party: str
) -> None:
    ground, told = deed(f"Norland waits. Brandt {cue} to pay.", cue, "to pay", act)
    speaker = Actor(name, kind, "Brandt", told.source, acts_for="Norland")
    pointing = replace(told.attribution, speech="narrated", pointers=pointers(ground.text, Brandt=(30.0, -9.0, -9.0, -9.0)))
    found = party_of(ground, replace(told, speaker=speaker, attribution=pointing))
    assert found is not None
    assert found.name == party


def test_who_is_inferred_to_take_a_stance_is_bound_by_it() -> None:
    ground, told = deed("Norland weighs a plan, Sudria tells Brandt.", "weighs", "a plan", "consider")
    speaker = Actor("Norland", "country", None, ())
    to_other = pointers(ground.text, Sudria=(30.0, -9.0, -9.0, -9.0))
    stance = replace(told, speaker=speaker, source=told.content, attribution=replace(told.attribution, pointers=to_other))
    found = party_of(ground, stance)
    assert found is not None
    assert found.name == "Norland"


@pytest.mark.parametrize(("does", "names"), [("skip the talks", {"Ada Brandt"}), ("send ships", {"Ada Brandt", "Norland"})])
def test_what_a_person_who_is_told_of_does_in_person_is_not_his_states_act(does: str, names: set[str]) -> None:
    said = f"Ada Brandt may {does}"
    assert marked(f"Lake Union said {said}.", "said", said, "consider", "subject") == names


@pytest.mark.parametrize(
    ("cue", "content", "names"),
    [
        ("urged Sudria and Lake Union", "to sign", {"Sudria and Lake Union"}),
        ("said", "it was up to Sudria and Lake Union to talk", {"Sudria and Lake Union"}),
        ("said", "Sudria must leave", {"Sudria"}),
        ("said", "Norland and Sudria should talk", {"Sudria"}),
        ("said", "they want their government to pay Sudria", {"Norland"}),
        ("said", "she must leave, as their government must", set()),
        ("asked aides", "to press Sudria to leave", {"aides"}),
        ("said", "boats must leave, for Sudria to rest", set()),
        ("urged", "Sudria to be saved", set()),
    ],
)
def test_who_is_asked_by_name(cue: str, content: str, names: set[str]) -> None:
    verb = cue.removesuffix(" Sudria and Lake Union").removesuffix(" aides")
    assert marked(f"Brandt {cue} {content}.", verb, content, "demand", "asked") == names


def test_two_who_are_asked_are_the_party_together() -> None:
    ground, told = deed("Brandt urged Sudria and Lake Union to sign.", "urged", "to sign", "demand")
    found = party_of(ground, told)
    assert found is not None
    assert found.name == "Sudria and Lake Union"


@pytest.mark.parametrize(
    ("cue", "content", "names"),
    [
        ("called for", "Sudria's immediate expulsion", {"Sudria"}),
        ("said", "Sudria must be punished", {"Sudria"}),
        ("ordered", "Sudria expelled", {"Sudria"}),
        ("demanded", "the expulsion of Sudria", {"Sudria"}),
        ("called for", "Sudria's release of the crew", set()),
        ("called for", "Sudria and its release of the crew", set()),
        ("said", "Sudria's rules must be changed", set()),
        ("said", "Sudria must punish the crew", set()),
    ],
)
def test_who_undergoes_what_is_demanded(cue: str, content: str, names: set[str]) -> None:
    assert marked(f"Brandt {cue} {content}.", cue, content, "demand", "undergoes") == names


def test_who_undergoes_what_is_demanded_is_not_asked_to_do_it() -> None:
    ground, told = deed("Lake Union met. Brandt called for Sudria's expulsion.", "called for", "Sudria's expulsion", "demand")
    found = party_of(ground, told)
    assert found is not None
    assert found.name != "Sudria"


@pytest.mark.parametrize(
    "content", ["changes at the Sudria Board because of Sudria", "reforms in Sudria", "calm amid Sudria's war"]
)
def test_what_is_to_be_changed_and_why_is_not_asked(content: str) -> None:
    assert marked(f"Lake Union met. Brandt called for {content}.", "called for", content, "demand", "undergoes") == {"Sudria"}


def test_a_demand_asks_another_than_who_demands_it_or_nobody() -> None:
    ground, told = deed("Lake Union met. Brandt called for a ban.", "called for", "a ban", "demand")
    asker, outlet, body = Entity("Ada Brandt", "person"), Entity("The Daily Case", "outlet"), Entity("Norland", "country")
    rows = [Candidate(asker, (), {"speaker"}), Candidate(outlet, (), {"in:before"}), Candidate(body, (), {"speaker"})]
    assert eligible(ground, told, rows) == []
    asked = [Candidate(outlet, (), {"asked"})]
    assert eligible(ground, told, [*rows, *asked]) == asked


def test_a_body_may_ask_itself() -> None:
    ground, told = deed("Lake Union met. Brandt said we must pay.", "said", "we must pay", "demand")
    rows = [Candidate(Entity("Norland", "country"), (), {"speaker"})]
    assert eligible(ground, told, rows) == rows


WAR = "The war between Sudria and the Lake Union goes on. "


@pytest.mark.parametrize(
    ("before", "content", "act", "mark", "names"),
    [
        ("", "a new truce between Sudria and the Lake Union holds", "commit", "subject", {"Sudria and Lake Union"}),
        ("", "to host a summit between Sudria and the Lake Union", "commit", "subject", set()),
        ("", "to broker a truce between Sudria and the Lake Union", "commit", "subject", set()),
        ("", "fish sold between Sudria and the Lake Union is cheap", "commit", "subject", set()),
        ("", "boats to be saved by talks between Sudria and the Lake Union", "demand", "asked", {"Sudria and Lake Union"}),
        (WAR, "an immediate truce", "demand", "asked", {"Sudria and Lake Union"}),
        (WAR.replace("Sudria", "Norland"), "an immediate truce", "demand", "asked", set()),
        (WAR, "more boats", "demand", "asked", set()),
        ("", "an immediate truce", "demand", "asked", set()),
    ],
)
def test_what_is_between_two_binds_both_and_is_asked_of_both(
    before: str, content: str, act: Act, mark: str, names: set[str]
) -> None:
    assert marked(f"{before}Brandt called for {content}.", "called for", content, act, mark) == names


def test_a_pronoun_owns_what_its_bearer_undergoes() -> None:
    text, person = "Brandt called for her dismissal and its rest.", Entity("Bo Lind", "person")
    at = text.index("her")
    assert undergoes(text, Span(at, at + 3), person)
    assert not undergoes(text, Span(text.index("its"), text.index("its") + 3), person)


def test_a_description_of_whom_it_is_guessed_is_no_named_subject() -> None:
    said = "that the allies would deal with both pleas"
    text = f"Sweden and Finland asked in Brussels to join NATO. Jens Stoltenberg promised {said}."
    (found,) = read(text, ("Jens Stoltenberg", "promised", said, "commit", 0.5))
    assert found.party is not None
    assert found.party.name == "NATO"


def test_whose_act_it_is_that_somebody_is_told_to_have_told_of() -> None:
    said = "that Emmanuel Macron had told his colleagues that Donald Trump was open to helping"
    (found,) = read(f"A diplomat added {said}.", ("Emmanuel Macron", "added", said, "consider", 0.5))
    assert found.speaker is not None
    assert found.party is not None
    assert (found.speaker.name, found.party.name) == ("Emmanuel Macron", "Donald Trump")


@pytest.mark.parametrize(("content", "party"), [("He will pay the crew", "Bo Lind"), ("He will pay as I said", "Norland")])
def test_he_in_somebodys_own_words_is_another(content: str, party: str) -> None:
    ground, told = deed(f"Norland waits. “{content},” Brandt said.", "said", content, "commit")
    people = Candidate(Entity("Bo Lind", "person"), (), set()), Candidate(Entity("Norland", "country"), (), {"principal"})
    direct = replace(told, attribution=replace(told.attribution, speech="direct"))
    assert {row.entity.name for row in eligible(ground, direct, list(people)) if row.entity} >= {party}
    assert ("I said" in content) == (len(eligible(ground, direct, list(people))) == len(people))
