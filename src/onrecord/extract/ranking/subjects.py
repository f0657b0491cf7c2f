# ruff: noqa: E501  (a pattern reads better whole)
"""Whose act it is that somebody tells of: the named subject of what he says ("Roe said Norland will pay")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.around import gap_of
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.in_person import OWN, does_in_person
from onrecord.extract.told_words import DONE
from onrecord.types import Entity, Span, joint

_OPENS = re.compile(r"[\s\"“‘'\[]*(?:that |and |but |then |so ){0,2}(?:(?:the|President|Prime Minister|[A-Z][\w.’'-]*) ){0,4}")
_WITH = re.compile(
    r" and (?:its|his|her|their) (?:own )?(?:allies|partners|backers|supporters|team|government|party|lawyers)(?= )"
)
_HOW = r"(?:(?:\w+ly|also|still|now|not|no longer|never|soon) ){0,2}"
_DONE = r"(?:\w+ed|\w{2,}en|held|brought|put|sent|left|kept|made|paid|hit|spoken)\b"
_APPOSED = r"(?:, [^,;.:\"“”]{3,80},)?"  # "the Farmers' League, the smaller of the two, will"
_WILL = re.compile(
    rf"{_APPOSED}[\]\"”’']{{0,2}} [\"“‘']?{_HOW}(?:(?:will|would|won['’]t|wouldn['’]t|may|might) (?!(?:\w+ ){{0,2}}(?:have\b|be (?:\w+ly )?{_DONE})){_HOW}|(?:plans?|planned|wants?|wanted|intends?|intended|hopes?|hoped|agreed|promised|pledged|vowed) "
    rf"|(?:is|are|was|were|remains?|stands?) {_HOW}(?:ready|open|willing|prepared|considering|weighing|planning|going|set|expected|due|happy|determined|committed|unwilling|reluctant|working) )"
)
# "Norland's continued support": what somebody's own side is said to give.
_OWNS = re.compile(
    r"['’]s? (?:[a-z-]+ ){0,2}(?:support|commitments?|backing|readiness|willingness|solidarity|assistance|participation|cooperation|intentions?|opposition|refusal)\b"
)
# "Our committee will": the body that the speaker speaks of as his own.
_OURS = re.compile(
    r"[\s\"“‘']*(?:that |and |but )?(?P<who>(?:our|my|his|her|their) (?:own )?(?P<body>government|country|nation|administration|party|committee|panel|campaign|ministry|department|council|company|union))"
    r"(?= (?:(?:\w+ly|also|still|now) )?(?:will|would|can|could|may|might|plans?|intends?|wants?|is (?:ready|willing|prepared|considering|planning|set|going)))\b",
    re.IGNORECASE,
)
_TOLD_THAT = re.compile(rf"(?: (?:had|has|have|also))* (?:{DONE})\b[^.;:]{{0,60}}? that ")
_STATE = frozenset({"government", "country", "nation", "administration"})


def subjects(ground: Ground, deed: Deed) -> Iterator[tuple[Entity, Span]]:
    """The name that opens what is said and has what is done for its verb, and whom he acts for; nobody where it is the speaker."""
    if deed.act not in {*OWN, "threaten"} or deed.attribution.speech == "narrated":
        return
    if ours := _OURS.match(ground.text, deed.content[0].start, deed.content[0].end):
        if body := _own_body(ground, deed, ours["body"].casefold()):
            yield ground.names.called(body), Span(*ours.span("who"))
        return
    if deed.act not in OWN:
        return
    for area in (*gap_of(deed.attribution.cue, deed.content), _inner(ground, deed)):
        if found := _subject(ground, area):
            yield from found
            return


def _inner(ground: Ground, deed: Deed) -> Span:
    """The content, from where the speaker's own words begin if it tells first that he spoke ("that Roe told them that ...")."""
    area, own = deed.content[0], deed.speaker.name if deed.speaker else None
    for span, entity, _ in ground.within(area.start, area.end):
        if entity.name == own and (told := _TOLD_THAT.match(ground.text, span.end, area.end)):
            return Span(told.end(), area.end)
    return area


def _own_body(ground: Ground, deed: Deed, head: str) -> str | None:
    """The state of a speaker whose own government is told of, else the body of that kind that he acts for or the report names most."""
    state = deed.speaker.acts_for if deed.speaker else None
    if head in _STATE:
        return state
    head = "committee" if head == "panel" else head
    bodies = (*((state,) if state else ()), *(name for name, _ in ground.counts.most_common()))
    return next((name for name in bodies if name.casefold().endswith(f" {head}")), None)


_NEXT = re.compile(r", (?:and )?| and ")


def _several(ground: Ground, area: Span) -> tuple[Entity, Span] | None:
    """Several states, or several people, in a row whose verb it is ("France and Germany are considering")."""
    names: list[str] = []
    kinds = ["country", "person"]
    first, last = area.start, area.start
    for span, entity, pronoun in ground.within(area.start, area.end):
        opens = (
            _OPENS.fullmatch(ground.text, area.start, span.start)
            if not names
            else _NEXT.fullmatch(ground.text, last, span.start)
        )
        if pronoun or entity.kind not in kinds or opens is None:
            break
        kinds = [entity.kind]
        first = span.start if not names else first
        names.append(entity.name)
        last = span.end
    several = len(set(names)) == len(names) > 1 and _WILL.match(ground.text, last)
    return (joint(names), Span(first, last)) if several else None


def _subject(ground: Ground, area: Span) -> list[tuple[Entity, Span]]:
    if several := _several(ground, area):
        return [several]
    for span, entity, pronoun in ground.within(area.start, area.end):
        if _OPENS.fullmatch(ground.text, area.start, span.start) is None:
            break
        company = _WITH.match(ground.text, span.end)
        end = company.end() if company else span.end
        described = span.words(ground.text).islower() and not entity.unnamed  # "the allies", of whom it is guessed who they are
        if pronoun or described or not (_WILL.match(ground.text, end) or _OWNS.match(ground.text, end)):
            continue
        if company:
            return [(Entity(entity.name + company[0], "group", unnamed=True), Span(span.start, end))]
        side = ground.side(entity)
        himself = side is None or (entity.kind == "person" and does_in_person(ground.text, end))
        return [(entity, span)] if himself or side is None else [(entity, span), (ground.names.called(side), span)]
    return []
