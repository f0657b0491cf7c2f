"""Who may be bound by an act at all, where grammar or the codebook says who, whatever weighs for others."""

from __future__ import annotations

import re

from onrecord.extract.ranking import Candidate, Deed, Ground
from onrecord.extract.ranking.in_person import OWN, in_person
from onrecord.types import Actor, apart, words_of


def eligible(ground: Ground, deed: Deed, rows: list[Candidate]) -> list[Candidate]:
    """The candidates that may be the party: all where nothing says who, and none who only undergoes what is demanded."""
    rows = [row for row in rows if "undergoes" not in row.marks or "asked" in row.marks] or rows
    if _of_another(ground.text, deed):
        rows = [row for row in rows if row.entity and row.entity.kind == "person" and "speaker" not in row.marks] or rows
    if deed.act not in {"state", "demand"}:
        rows = [row for row in rows if _may_act(row)] or rows
    if deed.act == "demand":
        words, voiced = words_of(ground.text, deed.content), deed.said.speaker is not None
        own = (_WE if voiced else _SELF).search(words) is not None
        rows = [row for row in rows if _may_be_asked(row, own=own, voiced=voiced)]
    may = _marks(ground.text, deed, told_of=any("subject" in row.marks for row in rows))
    return [row for row in rows if not row.marks.isdisjoint(may)] or rows


def _marks(text: str, deed: Deed, *, told_of: bool) -> tuple[str, ...]:
    """The marks of which the party has one; () where it may be anybody."""
    if deed.attribution.party_told:
        return ("role:party",)
    if told_of:
        return ("subject",)
    if in_person(text, deed):
        return ("speaker",)
    if deed.act == "demand":
        return ("asked",)
    if _decided(text, deed):
        return ("principal",)
    if deed.said.speaker is not None:  # in his own words he binds himself, or whom he acts for
        return _itself(text, deed)
    # A stance that is told and nobody's words binds who takes it or whom he acts for (codebook).
    return ("speaker", "principal") if deed.told or (_uncited(deed) and deed.source) or _several(deed.speaker) else ()


_MANY = re.compile(r"\W*(?:and |but |that )?(?:we|our)\b", re.IGNORECASE)


def _itself(text: str, deed: Deed) -> tuple[str, ...]:
    """The marks of whom somebody binds in a text of his own: "we" are those for whom he acts."""
    if deed.speaker is None or not deed.speaker.acts_for:
        return ("speaker",)
    many = _MANY.match(words_of(text, deed.said.who)) or _MANY.match(words_of(text, deed.content))
    return ("principal",) if many else ("speaker", "principal")


def _may_be_asked(row: Candidate, *, own: bool, voiced: bool) -> bool:
    """Whether a demand may ask him: another than who asks (but a body "we must"); an outlet only by grammar.

    Nor does a voice ask whom it speaks for, though "our" names him, unless it says "we".
    """
    if voiced and "principal" in row.marks and not own:
        return False
    if not _TOLD.isdisjoint(row.marks) or row.entity is None:
        return True
    return row.entity.kind != "outlet" and not ("speaker" in row.marks and (row.entity.kind == "person" or not own))


def _may_act(row: Candidate) -> bool:
    """Whether it may be his act: an outlet acts where it is cited, named by grammar or marked, and is else only the teller."""
    return row.entity is None or row.entity.kind != "outlet" or not {"speaker", "subject", *_TOLD}.isdisjoint(row.marks)


_TOLD = frozenset({"asked", "role:party"})
_HE, _SELF = re.compile(r"[\"“‘\s]*(?:He|She)\b"), re.compile(r"\b(?:I|[Ww]e|[Oo]ur|my)\b")
_WE = re.compile(r"\b[Ww]e (?:\w+ ){0,2}(?:must|should|need|have to)\b")


def _of_another(text: str, deed: Deed) -> bool:
    """Whether the act opens with "he" in somebody's own words: nobody calls himself so, nor a state."""
    if deed.attribution.speech != "direct" or deed.act not in OWN or _HE.match(text, deed.content[0].start) is None:
        return False
    return _SELF.search(words_of(text, deed.content)) is None


def _uncited(deed: Deed) -> bool:
    """Whether the stance is told in nobody's words: the reporter narrates it, or no words name who takes it."""
    return deed.attribution.speech == "narrated" or (deed.speaker is not None and deed.speaker.inferred)


# What a cabinet or a parliament decides, and what several leaders agree to, is decided for their states.
_DECIDES = re.compile(
    r"\b(?:Cabinet|Parliament|Congress|Senate|House of Representatives|Assembly|Knesset|Duma|Bundestag|Council of Ministers)$"
)
_DECIDED = re.compile(r"\b(?:vot|approv|pass|adopt|agre|reject|ratif|endors)\w+", re.IGNORECASE)


def _decided(text: str, deed: Deed) -> bool:
    """Whether a state's cabinet or parliament decides something, or several who act for states commit themselves."""
    speaker = deed.speaker
    if speaker is None or not speaker.acts_for or deed.act not in {"commit", "refuse"}:
        return False
    if _several(speaker):
        return deed.act == "commit"
    return _DECIDES.search(speaker.name) is not None and _DECIDED.search(words_of(text, deed.attribution.cue)) is not None


def _several(speaker: Actor | None) -> bool:
    """Whether several act as one: what they agree to binds all of them, and no one of them alone."""
    if speaker is None or speaker.kind != "group" or speaker.unnamed:
        return False
    names = apart(speaker.name)
    return len(names) > 1 and all(name[:1].isupper() for name in names)
