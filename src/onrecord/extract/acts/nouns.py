# ruff: noqa: E501  (a pattern reads better whole)
"""Acts told in passing by a noun ('Norland's plan to leave') or within another's words ('for refusing to sign'); the model seldom sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from onrecord.extract.acts.telling import content_to, narrated
from onrecord.extract.near import Free, Nearby, touching
from onrecord.types import Act, Analysis, Attribution, Mention, Span, Spans

_ACTS: tuple[Act, ...] = ("commit", "refuse", "intend", "consider", "evade", "threaten")
# "Decision" but for what is decided against: of 20 others told so 10 were coded, and these as four acts.
_NOUN = (
    r"(?:(?P<commit>promises?|pledges?|vows?|pact)|(?P<refuse>refusals?|unwillingness|decision(?= not ))"
    r"|(?P<intend>plans?|proposals?|intentions?|intent|ambitions?)|(?P<consider>willingness|readiness))"
)
_OVER = r"(?:abandoned|aborted|broken|defunct|earlier|failed|former|old|original|past|previous|unfulfilled)\b"
# "To" and a verb, not a thing or somebody ("her promises to the north").
_DO = r"(?P<what>(?:not )?to (?!(?:the|an?|his|her|its|their|this|that|these|those|all|both)\b)[a-z]+)\b"
_OWNED = re.compile(rf"(?P<mark>['’]s?)?(?: (?!{_OVER})[a-z][\w-]*){{0,2}}? (?P<cue>{_NOUN}) {_DO}")
_BEFORE_NAME = re.compile(rf"\b(?P<cue>{_NOUN}) (?:by|from|of) (?:the )?$")
_AFTER_NAME = re.compile(rf" {_DO}")
# What somebody is told to have refused, threatened or promised within another's words ("for refusing to leave").
_SAYING = "(?:say|tell|comment|answer|discuss|disclose|elaborate|explain|confirm|specify|identify|name|respond)"
_VERB = re.compile(
    r"(?:(?:,? who)?(?: (?:has|have|had|also|again|(?:so|thus) far|repeatedly|recently|\w+ly))*|,? (?:for|of|by))"
    rf" (?P<cue>(?P<evade>(?:refus|declin)(?:ed|ing)(?= to {_SAYING}\b))|(?P<refuse>(?:refus|declin)(?:ed|ing))"
    rf"|(?P<threaten>threaten(?:ed|ing))|(?P<commit>(?:vow|pledg|promis)(?:ed|ing))) {_DO}"
)
_OWN = re.compile(r"(?:his|her|its|their|our|my)|.*['’]s?", re.IGNORECASE | re.DOTALL)
# Before "its plan to leave": what is taken back, given up or broken there is no act any more.
_TAKEN_BACK = re.compile(
    r"\b(?:abandon\w*|cancel\w*|ditch\w*|drop(?:s|ped|ping)?|renounc\w+|rescind\w*|revers\w+|revok\w+|scrap\w*|shelv\w+|suspend\w*|withdr[aeo]w\w*|br(?:eak|oke)\w*|(?:gave|gives?|given|giving) up"
    r"|(?:walk|back|pull)\w* back(?: from)?|back\w* (?:away|down) from|(?:backtrack|reneg|renege)\w* on|(?:went|gone|goes?|going) back on) $",
    re.IGNORECASE,
)
_BACK = 40  # characters before a name within which the noun stands that is its own
# The verb whose subject the noun is ("Norland's plan to leave the pact drew anger"), and what else is somebody's.
_ENDS = re.compile(
    r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|(?:also|never|only|\w+ly) \w+ed|(?:(?:also|never|only|\w+ly) )?(?:raises|makes|draws|leaves|puts|comes|goes|calls|faces|looks|seems|appears|shows|includes|fails|remains|means)"
    r"|came|drew|met|went|won|lost|left|made|put|fell|angered|alarmed|worried|raised|sparked|prompted|caused|stunned|surprised|upset|reflected|suffered|failed|included|marked|followed|faced|looked|seemed|appeared|showed|remained|helped|stalled|collapsed"
    r"|and (?:his|her|its|their))\b"
)
SURE = 0.8  # set by hand: of 75 in the coded reports 60 were coded as acts


def with_nouns(analysis: Analysis) -> Analysis:
    """The analysis with such acts beside the statements in which they stand; a statement of which the noun is the cue becomes one."""
    every = analysis.attributions or ()
    acts = Free(tuple(span for one in every if one.act != "state" for span in (*one.cue, *one.content, *one.core)))
    owners = (mention for mention in analysis.mentions or () if mention.entity is not None)
    near = Nearby(analysis)
    told = [one for mention in owners for one in _told(analysis, mention, acts, near)]
    found = tuple({one.cue: one for one in told}.values())  # of two who may own a noun the nearer does
    others = Free(tuple(span for one in found for span in one.cue))
    kept = (one for one in every if one.act != "state" or all(span in others for span in one.cue))
    return replace(analysis, attributions=(*kept, *found))


def _told(analysis: Analysis, mention: Mention, acts: Free, near: Nearby) -> Iterator[Attribution]:
    """The act whose noun the name or the pronoun owns, before it or after it."""
    text, span = analysis.text, mention.span
    noun = _OWNED.match(text, span.end)
    done: re.Match[str] | None = noun
    if noun is None or not (noun["mark"] or _OWN.fullmatch(span.words(text))):
        noun = done = _VERB.match(text, span.end)
    if noun is None:
        noun = None if mention.pronoun else _BEFORE_NAME.search(text, max(0, span.start - _BACK), span.start)
        done = _AFTER_NAME.match(text, span.end)
    if noun is None or done is None:
        return
    cue = Span(*noun.span("cue"))
    content = _content(analysis, cue, done, near)
    owner = min(span.start, cue.start)
    if _TAKEN_BACK.search(text, max(0, owner - _BACK), owner):
        return
    if content and cue in acts and content[0] in acts:
        yield narrated(span, cue, content, next(act for act in _ACTS if noun.groupdict().get(act)), SURE)


def _content(analysis: Analysis, cue: Span, done: re.Match[str], near: Nearby) -> Spans:
    """From "to" to the end of the noun's phrase, within the words of whoever is cited with it."""
    sentences = analysis.sentences or ()
    sentence = sentences[touching(sentences, (cue,))[0]]
    beside = near.attributions(cue.start, cue.end)
    cited = (piece for one in beside if one.act == "state" for piece in one.content if piece.holds(cue))
    end = min([sentence.end, *(piece.end for piece in cited if piece.end >= done.end("what"))])
    content = content_to(analysis.text, Span(sentence.start, max(end, done.end("what"))), done)
    verb = _ENDS.search(analysis.text, done.end("what"), content[0].end) if content and done.re is not _VERB else None
    return (Span(content[0].start, verb.start()),) if verb else content
