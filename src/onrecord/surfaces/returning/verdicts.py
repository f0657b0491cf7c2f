"""What came back, compared with what is held now: the judgements that say the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from onrecord.asking import Choice, chosen
from onrecord.errors import WrongUseError
from onrecord.history import reviewed
from onrecord.ledger import Ledger
from onrecord.surfaces.exports.words import marked
from onrecord.surfaces.returning.marks import Marked, Returned, anchor
from onrecord.types import ACTS, Judgement, Passage, Statement

# Fields that a review may set by words that somebody marked.
BY_WORDS = ("speaker", "party", "to", "matter", "condition")
BY_VALUE = ("polarity", "firmness")


@dataclass(slots=True)
class Verdicts:
    """The judgements, and what could not be taken in, each as a sentence that names the place."""

    judgements: list[Judgement] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def verdicts(ledger: Ledger, documents: Iterable[Marked], *, by: str | None, default: str, at: str) -> Verdicts:
    """Corrections of what was changed, rejections of what was taken out, acceptances of what somebody let stand.

    `by` goes before whom the tool names, `default` after. Words are found in the stored text again, exactly; what is not found
    there is left out. What is as it is held already gives no judgement, so that bringing the same back twice adds nothing.
    """
    found = Verdicts()
    for document in documents:
        who = by or document.by or default
        _document(ledger, document, who, at, found)
    return found


def _document(ledger: Ledger, document: Marked, who: str, at: str, found: Verdicts) -> None:
    found.left_out += [f"{document.name}: {reason}" for reason in document.strange]
    now = {one.id: one for one in chosen(ledger, Choice(document=document.document))}
    machine = {one.id: one for one in chosen(ledger, Choice(document=document.document, reading="machine"))}
    reason = f"as marked in {document.name}"
    settled = _settled(ledger, reason)
    back: set[str] = set()
    for returned in document.returned:
        back.add(returned.id)
        one = now.get(returned.id) or machine.get(returned.id)
        if one is None:
            found.left_out.append(f"{document.name}: {returned.id} is no statement of {document.document} in {ledger.name}")
            continue
        fixes = dict(_fixes(one, returned, document.name, found.left_out))
        if fixes and _may(one, fixes, document.name, found.left_out):
            found.judgements.append(
                Judgement("correct", (one.id,), returned.by or who, at, reason, tuple(sorted(fixes.items())))
            )
        if returned.accepted and not fixes and one.id not in settled:
            found.judgements.append(Judgement("accept", (one.id,), who, at, reason))
    gone = [key for key in document.given if key not in back and key in now]
    found.judgements += [Judgement("reject", (key,), who, at, f"taken out of {document.name}") for key in gone]


def _settled(ledger: Ledger, reason: str) -> set[str]:
    """What is accepted already, or was corrected when the same was taken in before."""
    kept = [held for held in ledger.judgements() if held.kind == "accept" or (held.kind == "correct" and held.reason == reason)]
    return {target for held in kept for target in held.targets}


def _may(one: Statement, fixes: dict[str, str], name: str, left_out: list[str]) -> bool:
    try:
        reviewed([one], [Judgement("correct", (one.id,), "", "", value=tuple(fixes.items()))])
    except WrongUseError as error:
        left_out.append(f"{name}: {one.id}: {error}")
        return False
    return True


def _fixes(one: Statement, returned: Returned, name: str, left_out: list[str]) -> Iterator[tuple[str, str]]:
    """Fields that are not what is held now, with what they are to be."""
    if returned.act != one.act:
        if returned.act in ACTS:
            yield "act", returned.act
        else:
            left_out.append(f"{name}: {one.id}: {returned.act} is no act")
    for field_ in BY_VALUE:
        value = returned.values.get(field_)
        if value is not None and value != str(getattr(one, field_)):
            yield field_, value
    text = one.report.document.text
    held = dict(marked(one))
    for mark in sorted({*held, *returned.marks}):
        before, passage = held.get(mark), None
        if returned.marks.get(mark):
            passage = anchor(text, returned.marks[mark])
            if passage is None:
                left_out.append(
                    f"{name}: {one.id}: the words of its {mark} do not stand in the text of {one.report.document.id}"
                )
                continue
        if _same(before, passage) or _held_otherwise(one, mark, passage):
            continue
        if mark in BY_WORDS:
            yield mark, _value(one, mark, passage)
        else:
            left_out.append(f"{name}: {one.id}: its {mark} was changed, which a review cannot do")


def _same(one: Passage | None, other: Passage | None) -> bool:
    """Whether both are nothing, or the same words at the same places but for white space."""
    if one is None or other is None:
        return one is other
    return one.text.split() == other.text.split() and one.spans[0].start <= other.spans[-1].end and _meet(one, other)


def _meet(one: Passage, other: Passage) -> bool:
    return any(first.touches(second) for first in one.spans for second in other.spans)


def _held_otherwise(one: Statement, mark: str, passage: Passage | None) -> bool:
    """Whether a review has set the field to just these words, which then has no place of its own to compare."""
    if mark not in BY_WORDS or passage is None:
        return False
    now = getattr(one, mark)
    words = None if now is None else now.text if mark == "condition" else now.name
    return words is not None and words.split() == _value(one, mark, passage).split()


def _value(one: Statement, mark: str, passage: Passage | None) -> str:
    """What a field is set to: the words; for an actor the name that this statement has for just these words."""
    if passage is None:
        return ""
    actors = [actor for actor in (one.speaker, one.party, one.to, *one.chain) if actor is not None]
    named = next((actor.name for actor in actors if actor.text and actor.text.split() == passage.text.split()), None)
    return named if named and mark in ("speaker", "party", "to") else passage.text


__all__ = ["Verdicts", "verdicts"]
