"""The matter: a noun phrase of two to six words that names what an act is about."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.matter import Sides, matter_id, matter_of
from onrecord.extract.matter.report import Called
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.verbs import base_of, gerund_of, verbs
from onrecord.types import Actor, Span, Spans
from tests.timing import in_proportion

TITLE = "Norland Weighs New Sanctions on Sudmark"


def at(text: str, words: str) -> Spans:
    return (Span(text.index(words), text.index(words) + len(words)),)


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("to withdraw its troops from the northern valley", "withdrawal of troops from northern valley"),
        ("the lack of clear commitments from Norland on the eastern border", "eastern border"),
        ("had given no assurances about aid to Sudmark", "aid to Sudmark"),
        ("its promise of the northern valley", "northern valley"),
        ("did not make any clear promises on the new dam", "new dam"),
        ("did not make any clear promises on the backstop", "promises on backstop"),
        ("the commitment of Norland", "commitment of Norland"),
        ("to halt the missile tests", "halting missile tests"),
        ("to continue to arm the rebels in Sudmark", "arming rebels in Sudmark"),
        ("the government to release 23 detained reporters", "release of detained reporters"),
        ("the truce will be canceled", "cancellation of truce"),
        ("to provide hundreds of millions of dollars in humanitarian aid", "humanitarian aid"),
        ("to take part in talks on the border", "participation in talks on border"),
        ("to prevent the agency from funding the new dam", "funding of new dam"),
        ("Sudmark, which had besieged the northern towns, must hand over the archives", "handover of archives"),
        ("to visit Sudmark", "visit to Sudmark"),
        ("to send any soldiers to Ukraine either", "soldiers to Ukraine"),
        ("to send soldiers", "sending soldiers"),
        ("it would slap duties on all remaining imports", "slapping duties on remaining imports"),
        ("they must leave or scrap the old pact", "scrapping old pact"),
        ("to target the northern valley", "targeting northern valley"),
        ("to resolve the questions surrounding the dam", "resolving questions surrounding dam"),
        ("the ministers to re-certify the mill's compliance", "re-certifying mill's compliance"),
        ("that the commission should not investigate", "investigation by commission"),
        ("criticism of Sudmark's handling of the floods", "criticism of Sudmark's handling of floods"),
        ("whether it has shipped any of the long-range guns", "shipping long-range guns"),
        ("the money earmarked for the harbor be returned to the towns", "return of money to towns"),
        ("the chairman of the joint staff will visit Sudmark", "visit to Sudmark"),
        ("to attack the harbor in the wake of the vote", "attack on harbor"),
        ("to raise a 7 percent tariff on $30 billion of Sudmark goods", "raising tariff on Sudmark goods"),
        ("retaliatory duties on another $4 billion of Sudmark goods", "retaliatory duties on Sudmark goods"),
        ("to redirect 20 million euros in grain subsidies", "redirecting grain subsidies"),
        ("an immediate and unconditional truce", "immediate and unconditional truce"),
        ("to halt its nuclear and missile tests", "halting nuclear and missile tests"),
        ("that Sudmark halt its missile tests", "halting missile tests"),
        ("the council needs parliamentary approval for the dam", "parliamentary approval for dam"),
        ("the ministry reserves the right to supply Sudmark with radar stations", "supply of radar stations to Sudmark"),
        ("his decision to skip the harbor talks", "skipping harbor talks"),
        ("to make efforts to reopen the border crossing", "reopening border crossing"),
        ("to give up its chemical weapons", "giving up chemical weapons"),
        ("to give Norland access to the northern harbor", "access to northern harbor"),
        ("all Sudmark citizens to leave", "departure of Sudmark citizens"),
        ("the border talks will serve as a chance to draft a plan", "border talks"),
        ("the guns sold to Sudmark", "sale of guns to Sudmark"),
        ("to ask Anna Berg about the harbor dispute", "harbor dispute"),
        ("a new border treaty to end the fighting", "new border treaty"),
        ("to send Berg to the northern harbor", "sending Berg to northern harbor"),
        ("to get rid of the old border permits", "removal of old border permits"),
        ("to unseal the records of the harbor court", "unsealing records of harbor court"),
        ("Norland stroked the old fears", "stroking old fears"),
        ("the ships to finish their work and leave Norland", "leaving Norland"),
        ("Norland uses border guards", "use of border guards"),
        ("there are options short of war with Sudmark", "options short of war with Sudmark"),
        ("to resolve the dispute short of what would be a war", "resolving dispute"),
        ("to start strict vetting of sailors entering the northern harbor", "strict vetting of sailors"),
        ("to lower fees for low- and middle-income families", "lowering fees for middle-income families"),
        ("the harbor strikes decades ago", "harbor strikes"),
        ("to take in those fleeing the northern war", "fleeing northern war"),
        ("all terms of the ministry must be met", "meeting terms of ministry"),
        (
            "to respond to the northern council's request for more detailed information",
            "response to northern council's request",
        ),
        ("expulsion of the envoys and closure of the two northern border crossings", "expulsion of envoys"),
        ("Northern Stores Inc.’s harbor cranes", "Northern Stores Inc.’s harbor cranes"),
        ("that Sudmark stop shelling the northern harbor", "shelling northern harbor"),
        ("that the Norland police release film of the raid", "release of film of raid"),
        ("that the Norland Council stands by its border pledges", "standing by border pledges"),
        ("that Norland would abide by the harbor truce", "compliance with harbor truce"),
        ("to make Norland pay twice as much", "payment by Norland"),
        ("to let ships sail through the northern strait", "ships sailing through northern strait"),
        ("to pull out of the harbor pact", "withdrawal from harbor pact"),
        ("to pull its guns out of the northern valley", "withdrawal of guns from northern valley"),
        ("to keep Sudmark out of the harbor talks", "keeping Sudmark out of harbor talks"),
        ("to call out examples of harbor fraud", "examples of harbor fraud"),
        ("to bring the harbor unions together", "bringing together harbor unions"),
        ("to prevent guns falling into the hands of smugglers", "falling into hands of smugglers"),
        ("to move the embassy to the northern harbor", "moving embassy to northern harbor"),
        ("to spend 20 per cent of the budget on a new dam", "spending on new dam"),
        ("to invest millions in the northern harbor", "investment in northern harbor"),
        ("a more limited harbor bill", "more limited harbor bill"),
        ("to hold the harbor council accountable", "holding harbor council accountable"),
        ("to hold Sudmark accountable for the raid", "holding Sudmark accountable for raid"),
        ("to leave the council's letters unanswered", "leaving council's letters unanswered"),
        ("to leave the letters of the council unanswered", "leaving letters of council unanswered"),
        ("to keep the northern border open to trucks", "keeping northern border open to trucks"),
        ("the idea of new harbor talks", "new harbor talks"),
        ("the children of the envoys to a concert in the palace", "concert in palace"),
        ("to free the detained reporters", "freeing detained reporters"),
        ("new limits on visitors' border permits", "new limits on visitors' border permits"),
        ("talks with President Anna J. Berg on the dam", "talks with President Anna J. Berg"),
        ("to support Anna Berg", "support for Anna Berg"),
        ("to hear from the envoy in person", "hearing from envoy"),
        ("to keep the old leader behind bars", "keeping old leader behind bars"),
        ("to add to the harbor council", "adding to harbor council"),
        ("to defeat the harbor bill thanks to the vote", "defeat of harbor bill"),
        ("to spend up to $4 billion on a new dam", "spending on new dam"),
        ("to serve as interim leader of the council", "serving as interim leader of council"),
        ("take over as interim chair of the council", "taking over as interim chair"),
        ("to turn around the ailing harbor company", "turnaround of ailing harbor company"),
        ("to remove the guns Norland sold", "removal of guns"),
        ("to raise the cap on the number of permits", "raising cap on permits"),
        ("to get on with the harbor works", "getting on with harbor works"),
        ("not to block Anna Berg from testifying", "testimony by Anna Berg"),
        ("to consult both harbor councils on the matter", "consulting harbor councils"),
        ("to label the raid a crime", "labeling raid as crime"),
        ("to publicly back Anna Berg", "backing Anna Berg"),
        ("a claim over most of the northern sea", "claim over northern sea"),
        ("consideration of other nominees", "consideration of other nominees"),
        ("to hold two organizing events in the harbor", "organizing events in harbor"),
        ("to zark the old dam permits", "zarking old dam permits"),
        ("the council's assistant to print the dam permits", "printing dam permits"),
    ],
)
def test_a_verb_is_named_by_its_noun_or_leaves_the_subject_to_its_object(content: str, matter: str) -> None:
    found = matter_of(f"{content}.", (Span(0, len(content)),))
    assert found is not None
    assert found.name == matter
    assert found.spans
    assert found.id == matter_id(matter)


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("do it", "new sanctions on Sudmark"),
        ("to comment", "new sanctions on Sudmark"),
        ("to requests for comment", "new sanctions on Sudmark"),
        ("Europe", "new sanctions on Sudmark"),
        ("a decision", "decision on new sanctions on Sudmark"),
        ("retaliation", "retaliation over new sanctions on Sudmark"),
    ],
)
def test_what_says_too_little_is_filled_up_from_the_report(content: str, matter: str) -> None:
    text = f"{content}. There were new sanctions on Sudmark in spring, and there are new sanctions on Sudmark again."
    found = matter_of(text, (Span(0, len(content)),), title=TITLE)
    assert found is not None
    assert (found.name, found.spans) == (matter, ())


@pytest.mark.parametrize(
    ("content", "matter"),
    [
        ("new sanctions", "new sanctions on Sudmark"),
        ("options", "options against Sudmark"),
        ("grave consequences", "grave consequences for Sudmark"),
        ("or delayed drills", "delay of drills with Sudmark"),
        ("to resume the border talks", "resuming border talks with Sudmark"),
        ("sanctions on Westland", "sanctions on Westland"),
        ("the grain harvest", "grain harvest"),
    ],
)
def test_a_noun_that_is_about_a_country_is_told_with_the_counterpart(content: str, matter: str) -> None:
    sides = Sides("Norland", Actor("Sudmark", "country"))
    found = matter_of(f"{content}.", (Span(0, len(content)),), sides=sides)
    assert found is not None
    assert found.name == matter


@pytest.mark.parametrize(
    "other", [Actor("Anna Berg", "person"), Actor("Norland", "country"), Actor("a state", "country", unnamed=True), None]
)
def test_only_a_country_other_than_the_party_is_added(other: Actor | None) -> None:
    found = matter_of("new sanctions.", (Span(0, 13),), sides=Sides("Norland", other))
    assert found is not None
    assert found.name == "new sanctions"


def test_the_partys_own_thing_is_told_with_the_party_only_where_it_stands_alone() -> None:
    def named(text: str) -> str:
        found = matter_of(
            text, (Span(0, len(text)),), who=lambda token: "Anna Berg" if token.low == "her" else None, sides=Sides("Anna Berg")
        )
        return found.name if found else ""

    assert named("her resignation") == "Anna Berg's resignation"
    assert named("her stance on the dam") == "stance on dam"


@pytest.mark.parametrize("somebody", ["Anna Berg", "the spokesman of the council", "several retired ministers"])
def test_somebody_is_no_matter(somebody: str) -> None:
    content = f"{somebody}, then the border dispute"
    found = matter_of(content, (Span(0, len(content)),), persons=at(content, somebody))
    assert found is not None
    assert found.name == "border dispute"


@pytest.mark.parametrize("content", ["what they would do", "to handle them with care"])
def test_nothing_is_named_where_neither_content_nor_report_names_anything(content: str) -> None:
    found = matter_of(content, (Span(0, len(content)),))
    assert found is None or "handling" not in found.name


def test_an_owner_who_may_be_another_is_left_out() -> None:
    text = "to open its archives and publish his findings"

    def named(sides: Sides) -> str:
        found = matter_of(
            text, (Span(0, len(text)),), who=lambda token: "Anna Berg" if token.low == "his" else None, sides=sides
        )
        return found.name if found else ""

    assert "Berg" not in named(Sides("Norland"))


def test_him_who_does_not_act_himself_is_the_counterpart() -> None:
    sides = Sides("Ola Dahl", Actor("Anna Berg", "person"))
    found = matter_of("to stop him", (Span(0, 11),), who=lambda token: "Ola Dahl" if token.low == "him" else None, sides=sides)
    assert found is not None
    assert found.name == "stopping Anna Berg"


def test_a_verb_in_the_next_piece_of_a_content_has_its_subject() -> None:
    text = "The harbor office, she said, will reopen soon"
    found = matter_of(text, (*at(text, "The harbor office"), *at(text, "reopen")))
    assert found is not None
    assert found.name == "reopening of harbor office"


def test_a_word_that_begins_a_sentence_is_small() -> None:
    text = "Berg spoke. More border protests will follow. The border protests went on."
    found = matter_of(text, at(text, "More border protests will follow"))
    assert found is not None
    assert found.name == "more border protests"


def test_a_day_is_the_determiner_of_what_happens_on_it() -> None:
    text = "to attend next week's harbor summit"
    found = matter_of(text, (Span(0, len(text)),), times=at(text, "next week's harbor summit"))
    assert found is not None
    assert found.name == "attending harbor summit"


def test_the_words_of_the_condition_and_of_days_are_no_matter() -> None:
    text = "to open the border crossing on Monday if the sanctions are lifted"
    found = matter_of(text, (Span(0, len(text)),), at(text, "if the sanctions are lifted"), times=at(text, "on Monday"))
    assert found is not None
    assert found.name == "opening border crossing"


def test_people_carry_no_weight_but_a_pronoun_is_named() -> None:
    text = "Anna Berg will speak of the border dispute"
    found = matter_of(text, (Span(0, len(text)),), persons=at(text, "Anna Berg"))
    assert found is not None
    assert found.name == "border dispute"
    asked = "her resignation"
    who = {"her": "Anna Berg"}
    named = matter_of(asked, (Span(0, len(asked)),), who=lambda token: who.get(token.low), sides=Sides("Anna Berg"))
    assert named is not None
    assert named.name == "Anna Berg's resignation"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("to withdraw its troops from Sudmark", "that it would be withdrawing the troops from Sudmark"),
        ("to resume talks on the dam", "that the talks on the dam would be resumed"),
        ("to extradite the banker", "the banker will be extradited"),
    ],
)
def test_told_again_it_has_the_same_key(one: str, other: str) -> None:
    first, second = (matter_of(words, (Span(0, len(words)),)) for words in (one, other))
    assert first is not None
    assert second is not None
    assert first.id == second.id


@given(st.text(alphabet="ab toN.,'\"-1$ andofhesing\n", min_size=1, max_size=80), st.integers(0, 30))
def test_a_matter_is_at_most_six_words_and_its_spans_lie_in_the_content(text: str, start: int) -> None:
    content = Span(min(start, len(text) - 1), len(text))
    found = matter_of(text, (content,), title="Norland weighs new sanctions")
    assert found is not None
    assert 1 <= len(found.name.split()) <= 6
    assert all(content.start <= span.start and span.end <= content.end for span in found.spans)


def test_forms_of_verbs() -> None:
    assert [base_of(form) for form in ("withdrew", "carries", "halting", "admitted", "freed")] == [
        "withdraw", "carry", "halt", "admit", "free",
    ]  # fmt: skip
    assert [gerund_of(verb) for verb in ("halt", "ban", "free", "raise", "tie", "admit", "visit", "equip")] == [
        "halting", "banning", "freeing", "raising", "tying", "admitting", "visiting", "equipping",
    ]  # fmt: skip


def test_every_verb_with_a_noun_is_known_as_a_verb() -> None:
    table = verbs()
    assert {verb for verb in table.nouns if " " not in verb} <= table.known
    assert set(table.takes) <= set(table.nouns)
    assert not table.plain & table.either


def test_a_noun_takes_one_preposition() -> None:
    raw = tomllib.loads(files("onrecord.extract.matter").joinpath("relations.toml").read_text(encoding="utf-8"))
    for before in raw.values():
        nouns = [noun for row in before.values() for noun in row.split()]
        assert sorted(nouns) == sorted(set(nouns))


@pytest.mark.parametrize(
    "words",
    [
        "to withdraw the troops, and very really ",
        "the ",
        "clear ",
        "the ships tested guns ",
        "clear and ",
        "Berg Said. ",
        "over most of the dam ",
    ],
)
def test_a_long_passage_takes_time_in_proportion(words: str) -> None:
    assert in_proportion(lambda times: matter_of(words * times, (Span(0, len(words) * times),)), 400, 4_000, most=40)


def test_a_name_is_looked_for_among_thousands_in_the_time_of_a_few() -> None:
    def tell(count: int) -> None:
        names = [f"b{'aeioukrstn'[number % 10] * (number // 10 + 1)}n" for number in range(count)]
        told = "".join(f"He praised the {one} deal. He praised the new {one} deal. " * 2 for one in names)
        called = Called(told, None)
        assert called.name((names[7], "deal"), "deal") == ("new", names[7], "deal")
        for one in names:
            called.name((one, "deal"), "deal")
            called.core(Token(Span(0, 4), "deal", "deal", "N"))

    assert in_proportion(tell, 100, 800, most=16)
