"""Whether two statements are one voice: one speaker, a body and who speaks for it, or words that only copies share."""

from __future__ import annotations

from onrecord.history.merge.features import BESIDE, BODIES, Features
from onrecord.history.merge.here import in_one_report
from onrecord.history.merge.offices import SURE, one_office, together
from onrecord.history.merge.origins import UNKNOWN, outlet_key
from onrecord.history.parties import name_key


def one_voice(one: Features, other: Features, *, copied: bool) -> float | None:
    """1 for one speaker, 0.5 where one speaks for the other's party, 0 for copied words without a named speaker; None: two.

    0.9 for the holder of one office, whom one report does not name; 0.75 where nothing tells that they are two and the one
    report has it from the other's outlet, or both from a third.
    """
    if one.speakers and other.speakers and names_meet(one.speakers, other.speakers):
        return 1.0
    if _spoken_for(one, other) or _spoken_for(other, one):
        return 0.5
    if office := one_office(one, other):
        return max(office, 0.75) if _retold(one, other) else office
    return 0.5 if together(one, other) else _of_two_names(one, other, copied=copied)


def _of_two_names(one: Features, other: Features, *, copied: bool) -> float | None:
    """The same for speakers of whom neither a name nor an office tells that they are one."""
    a, b = one.statement.speaker, other.statement.speaker
    if one.speakers and other.speakers:
        body = _does(one, other) or _does(other, one) or _meets_party(one, other)
        return 0.5 if body else (0.0 if copied else None)
    if (bool(one.speakers) != bool(other.speakers) or not in_one_report(one, other)) and one.spoken_for & other.spoken_for:
        # Two of different names are two, and in one report so are two without a name.
        return 0.5
    retold = _retold(one, other)
    if a is not None and b is not None and a.unnamed and b.unnamed:
        # Unnamed people of two reports are not known to be one; copied words tie their statements, or that the reports have
        # them from one outlet.
        if in_one_report(one, other) and a.name == b.name:
            return 1.0
        apart = one.principals and other.principals and not one.principals & other.principals
        return 0.75 if retold and not apart else (0.0 if copied else None)
    if one.principals & other.principals and (retold or a is None or b is None):
        return 0.75 if retold else 0.5
    return 0.0 if copied else None


def voice_words(voice: float) -> str:
    """What speaks for one voice, for the reader."""
    if voice == SURE:
        return "the holder of one office"
    if voice in (0.75, 0.0):
        return "retold from one outlet" if voice else "copied words"
    return "one speaker" if voice >= 1 else "one speaks for the other's party"


def names_meet(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether a name of the one is a name of the other, be it shorter."""
    if one & other:
        return True
    pairs = ((set(a.split()), set(b.split()), a.split()[-1] == b.split()[-1]) for a in one for b in other)
    return any(last and (a <= b or b <= a) for a, b, last in pairs)


def _spoken_for(body: Features, voice: Features) -> bool:
    """Whether the one speaker is a body and the other speaks for it: known to, or introduced by its name.

    Of a name as long as "Norlandic Foreign Ministry" the first word may be left out where both act for Norland.
    """
    speaker, person = body.statement.speaker, voice.statement.speaker
    if speaker is None or speaker.kind not in BODIES or person is None or person.kind not in BESIDE:
        return False
    if body.speakers & voice.spoken_for:
        return True
    one_state = bool(body.principals & (voice.spoken_for | voice.principals))
    return any(set(name.split()[-2:] if one_state else name.split()) <= voice.introduced for name in body.speakers)


def _meets_party(one: Features, other: Features) -> bool:
    return names_meet(one.speakers, other.principals) or names_meet(other.speakers, one.principals)


def _does(body: Features, voice: Features) -> bool:
    """Whether a body of a state is told to do itself, cited by nobody, what one who speaks for that state tells of it."""
    doer, person = body.statement.speaker, voice.statement.speaker
    if doer is None or doer.acts_for is None or body.statement.speech != "narrated" or person is None:
        return False
    return doer.kind == "organisation" and person.kind in BESIDE and name_key(doer.acts_for) in voice.principals


def _retold(one: Features, other: Features) -> bool:
    """Whether the one report says that it has the words from the other's outlet, or both that they have them from a third."""
    first, second = _outlets(one), _outlets(other)
    mine, theirs = (outlet_key(row.statement.report.outlet) for row in (one, other))
    return bool((first & (second | {theirs}) | second & {mine}) - {UNKNOWN})


def _outlets(one: Features) -> frozenset[str]:
    told_by = (*one.statement.chain, *([one.statement.speaker] if one.statement.speaker else []))
    return frozenset(outlet_key(actor.name) for actor in told_by if not actor.unnamed)


__all__ = ["one_voice", "voice_words"]
