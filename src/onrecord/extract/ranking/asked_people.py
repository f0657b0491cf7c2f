# ruff: noqa: E501  (a pattern reads better whole)
"""Those whom a demand asks by a description of any kind: "asked the congregation to stand", "policy makers should"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.around import Sight, is_description
from onrecord.extract.ranking.asking import ASK_FOR, BASE, CLAUSE, CONTROL, FOR, GIVEN, MUST, THAT, TO, WISHES
from onrecord.extract.ranking.described import without_article
from onrecord.extract.ranking.ground import Deed, Ground
from onrecord.extract.ranking.heads import is_doer
from onrecord.extract.ranking.states import states
from onrecord.types import Entity, Span, words_of

_REACH, _VERB_REACH = 200, 30
_SMALL = (
    r"(?:to|of|in|on|at|for|from|with|by|and|or|but|as|than|that|who|which|what|if|when|while|because|is|are|was|were|be|been|has|have|had|do|does|did|not|will|would|can|could|may|might|must|should|shall"
    r"|how|why|where|whether|whatever|whichever|it|i|we|he|she|they|you|him|them|us|me|this|himself|themselves|so|then|there|said|says)\b"
)
_TAIL = r"(?: (?:in|of|from|around|across|at|within|throughout|outside|with) (?:the |a |all )?(?:(?!to\b)[\w.’'-]+ ){0,3}?[\w.’'-]+)?"
_WHO = (
    rf"(?P<who>(?:(?:the|an?|all|other|both|several|some|many|most|any|no|every|his|her|its|their|our|my|fellow|those|these|two|three|more) ){{0,2}}[\"“‘']?"
    rf"(?:(?!{_SMALL})[\w.’'-]+ ){{0,3}}?(?P<head>(?!{_SMALL})[\w’'-]*[\w’])[\"”’']?{_TAIL})"
)
_TOLD_TO, _ASKED_FOR, _OBLIGED, _DEMANDED = (
    re.compile(rf"{_WHO}(?=(?:{'|'.join(follows)}))", re.IGNORECASE)
    for follows in ((TO.pattern,), (TO.pattern, FOR.pattern), (MUST.pattern,), (MUST.pattern, BASE.pattern))
)
# Who acts for a state is asked as that state, and "the parties" are whoever the report has named.
_KNOWN = re.compile(
    r"(?:(?:the|its|his|her|their|our|both|two) )*(?:(?!next |future )[a-z]+ )?(?:governments?|authorities|regime|administration|military|army|forces|country|countries|nations?|states?|part(?:y|ies)|sides?|neighbou?rs?|delegations|camps|capitals|all(?:y|ies)|leaders?|leadership|president|parliament|congress|council|committee|ministry|minister|president)$"
    r"|(?!.*\b(?:local|city|county|state|regional|school|campus|election)\b).*\b(?:officials|lawmakers|senators|diplomats|envoys|negotiators)\b",
    re.IGNORECASE,
)
# States of a kind, whom no name stands for.
_OF_A_KIND = re.compile(
    r"(?:the )?(?:rich|poor|wealthy|(?:rich|poor|wealthi)er|develop(?:ed|ing)|industriali[sz]ed|advanced|donor|big|small|large|island) (?:countries|nations|states|economies)$",
    re.IGNORECASE,
)
_GIVEN_BY = re.compile(rf"\b{GIVEN} from {_WHO}(?=[.,;:\"”’]|$)", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"(?:\w+ing|\w+ly|how|whether|why|where|her|his|its|their|our|my|your|the|an?|all|some|one|more|much|less)$", re.IGNORECASE
)
_VERB = re.compile(rf"\b(?P<verb>{CONTROL}|{WISHES}) [\"“‘']?$")
_ASKS, _TO = re.compile(rf"\b(?:{CONTROL}|{WISHES}) [\"“‘']?"), re.compile(r"\bto $")
# These verbs ask things to be as well ("urged a return to talks"): only a doer is asked by them.
_ALSO_THINGS = re.compile(r"(?:urg|push|press|challeng|requir|forc|prod|caution|pressur|up\b|want|time|need|like|love|prefer)")
_ASK_FOR = re.compile(rf"\b(?:{ASK_FOR}) $")
# Who says so stands before it: "we need leaders to", "they believe the banks should".
_SAYS = re.compile(
    r"[\s\"“‘'\[]*(?:that )?(?:(?:(?:I|\[?we|he|she|they|who|[A-Z][\w.’'-]*)\]? )?(?:also |just |really )?(?:thinks?|thought|believes?|believed|says?|said|feels?|felt|hopes?|hoped|argued?|insist(?:s|ed)?|agrees?|suggest(?:s|ed)?) (?:that )?)?"
)


def asked_people(ground: Ground, deed: Deed, sights: list[Sight]) -> Iterator[tuple[Entity, Span]]:
    """The first who is described where those stand who are asked; nobody where a name or a pronoun ends there."""
    if deed.act != "demand":
        return
    text, area = ground.text, deed.content[0]
    end = min(area.end + 12, area.start + _REACH)
    cue = words_of(text, deed.attribution.cue)
    found = _object(text, deed, area.start, end) or _subject(text, area.start, end, cue) or _giver(text, area)
    if found is None:
        return
    if _KNOWN.match(found.words(text)) and not _OF_A_KIND.match(found.words(text)):
        if meant := states(ground, deed, found, None):
            yield meant, found
        return
    seen = [sight for sight in sights if sight.span.touches(found)]
    if any(is_description(sight.entity) or sight.span.end >= found.end for sight in seen):
        yield from ((sight.entity, sight.span) for sight in seen[:1] if is_description(sight.entity))
        return
    yield Entity(without_article(found.words(text)).translate(_BARE), "group", unnamed=True), found


_BARE = str.maketrans("", "", '"“”‘')


def _object(text: str, deed: Deed, opening: int, end: int) -> Span | None:
    """Whom a verb of asking has for its object, with what he is asked to do after him."""
    starts = [span.end + 1 for span in deed.attribution.cue if span.end < opening <= span.end + _REACH]
    for start in (opening, *starts, *_within(text, opening, end)):
        low = max(0, start - _VERB_REACH)
        verb = _VERB.search(text, low, start)
        match = (_ASKED_FOR if _ASK_FOR.search(text, low, start) else _TOLD_TO).match(text, start, end) if verb else None
        if match and verb and (_KNOWN.match(match["who"]) or _can_do(match["head"], verb["verb"])):
            return Span(*match.span("who"))
    return None


def _can_do(head: str, verb: str) -> bool:
    return is_doer(head) or (_NO_HEAD.match(head) is None and _ALSO_THINGS.match(verb) is None)


def _within(text: str, opening: int, end: int) -> Iterator[int]:
    """Where an object begins of which the verb is among the first words of the content."""
    for match in _ASKS.finditer(text, opening, end):
        if len(text[opening : match.start()].split()) > 5 or _TO.search(text, opening, match.start()):
            return
        yield match.end()


def _giver(text: str, area: Span) -> Span | None:
    """From whom something that is demanded is to come, at the end of the content."""
    match = _GIVEN_BY.search(text, area.start, min(area.end, area.start + _REACH))
    return Span(*match.span("who")) if match and is_doer(match["head"]) else None


def _subject(text: str, opening: int, end: int, cue: str) -> Span | None:
    """Who must or should do something: the subject of what is said, or of a clause in it."""
    says = _SAYS.match(text, opening, end)
    starts = [says.end()] if says else [opening]
    starts += [match.end() for match in CLAUSE.finditer(text, opening, end)]
    for number, start in enumerate(starts):
        match = (_DEMANDED if number == 0 and THAT.search(cue) else _OBLIGED).match(text, start, end)
        if match and is_doer(match["head"]):
            return Span(*match.span("who"))
    return None
