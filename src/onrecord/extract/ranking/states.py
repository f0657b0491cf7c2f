# ruff: noqa: E501  (a pattern reads better whole)
"""Which states a demand asks by a word that names none: "both sides", "the government"."""

from __future__ import annotations

import re

from onrecord.extract.near import touching
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.types import Entity, Span, apart, joint

_PAIR = re.compile(
    r"(?:both|(?:both|the|these) (?:two )?(?:warring |rival |opposing )?(?:sides|countries|nations|governments|capitals|neighbou?rs|delegations|camps))",
    re.IGNORECASE,
)
_GOVERNMENT = re.compile(r"(?:the|their|his|her) (?:government|authorities|cabinet)", re.IGNORECASE)
_OFTEN = 2  # mentions of a state from which on it may be one of two that a report is about
_NEAR = 80  # characters before a source in which it is told whose he is
_SHORT = 4  # letters up to which a name in capitals is an abbreviation


def states(ground: Ground, deed: Deed, span: Span, entity: Entity | None) -> Entity | None:
    """Whom such words ask: the two that the report is about, or the state of the one who asks; None where they are no such words."""
    words = span.words(ground.text)
    if _GOVERNMENT.fullmatch(words):
        name = _of_speaker(ground, deed)
        return ground.names.called(name) if name else None
    return _two(ground, deed, span, entity) if _PAIR.fullmatch(words) else None


def _two(ground: Ground, deed: Deed, span: Span, last: Entity | None) -> Entity | None:
    """The two at odds, or last spoken of, or named most in the order of the text, without the one who asks them to act."""
    own = (
        set()
        if deed.speaker is None or _says(ground, deed, span)
        else {deed.speaker.name, deed.speaker.acts_for, _of_speaker(ground, deed)}
    )
    if ground.at_odds is not None and own.isdisjoint(apart(ground.at_odds.name)):
        return ground.at_odds
    most = [name for name, times in ground.states.most_common() if name not in own and times >= _OFTEN]
    if last is not None and (len(most) < 2 or (own.isdisjoint(parts := apart(last.name)) and not any(map(_dateline, parts)))):
        return None
    return joint(sorted(most[:2], key=list(ground.states).index)) if len(most) > 1 else None


def _dateline(name: str) -> bool:
    return name.isupper() and len(name) > _SHORT


def _says(ground: Ground, deed: Deed, span: Span) -> bool:
    """Whether the words are the subject of what he says ("both sides must"), so that he may be among them."""
    return span.start >= deed.content[0].start and not ground.text.startswith(" to ", span.end)


def _of_speaker(ground: Ground, deed: Deed) -> str | None:
    """The state that the one who asks acts for, or by which he is told of ("a Norlandic deputy, Ada Berg")."""
    speaker = deed.speaker
    if speaker is not None and speaker.acts_for in ground.states:
        return speaker.acts_for
    if not deed.source:
        return None
    sentences = ground.analysis.sentences or ()
    low = next((sentences[index].start for index in touching(sentences, deed.source[:1])), deed.source[0].start)
    start, end = max(low, deed.source[0].start - _NEAR), deed.source[-1].end
    near = [
        entity.name
        for place, entity, _ in ground.within(start, end)
        if entity.kind == "country" and _told_by(ground.text, place, entity)
    ]
    return near[-1] if near else None


def _told_by(text: str, span: Span, entity: Entity) -> bool:
    """Whether a state tells whose somebody is ("Norlandic", "Norland's"), and not where he is."""
    return span.words(text) not in entity.name or text.startswith(("'s", "’s"), span.end)
