# ruff: noqa: E501  (a pattern reads better whole)
"""Who issued a text that speaks for itself: a communiqué, a statement, a speech, a resolution, a letter, a minister's article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.annotate.actors.words import OF_STATE
from onrecord.annotate.voices.first_person import speaks_itself
from onrecord.annotate.voices.turns import AFTER
from onrecord.types import Span, Voice

_LONGEST = 20_000  # characters in which a quotation of several paragraphs is looked for
_TOP = 2000  # characters at the head of a text in which it says whose it is
_KIND = r"(?:statement|declaration|remarks|speech|address|message|communiqu[eé]|lecture|testimony|intervention|(?:press|news|media) release|letter)"
# "We, the leaders of Norland and Sudria, met in ..."; a comma before a lower-case word ends who they are.
_ITEM = r" (?:and |as well as )?(?:the )?[A-Z]| and "
_WE = re.compile(
    rf"^(?:\W{{0,3}}|\(?\d{{1,2}}[.)] )We, (?P<who>(?:[^\n,.:]|,(?={_ITEM}))+?)(?=,(?!{_ITEM})|[\n:.]| (?:met|gathered|write|are writing|call|urge|welcome|declare)\b)",
    re.MULTILINE,
)
_ISSUED = re.compile(
    rf"(?:^|[-–—] )(?P<who>[^\n.:–—]{{3,200}}?)(?:,? (?:met|gathered) [^\n.:]{{0,80}}? and)?,? (?:(?:today|jointly|also|on [A-Z]\w+) )*(?:has |have )?(?:issued|released|made|adopted|delivered|gave)(?: the following| this) (?:[\w-]+ )*{_KIND}\b(?: (?:by|from|of) (?:the )?(?P<of>[^\n.:]{{3,100}}?)(?= (?:in|on|at|about|after|following|regarding)\b|[\n.:,]))?[^\n.:]*(?:[:.]|$)"
    rf"|The following (?:[\w ]+ )?{_KIND}(?: [\w ]+?)? (?:was|were|has been) (?:jointly )?(?:issued|released|made|delivered|adopted|given)(?: (?:today|jointly|on [^\n:,]{{3,20}}))* by (?:the )?(?P<by>[^\n:]{{3,200}}?)(?: (?:on|in|at|after|following) [^\n:]*)?(?:[:.]|$)",
    re.MULTILINE | re.IGNORECASE,
)
# "Statement by the Prime Minister", "Speech of ..."; what follows says where, to whom or on what.
_LINE = r"(?=[^\n]{0,200}[^\s.][^\S\n]*$)"  # a heading, which no full stop ends
_HEADED = re.compile(
    rf"^{_LINE}(?:[\w.,:#/ ’'-]{{0,60}}?\b)?(?i:{_KIND}s?)(?: (?:as )?(?:delivered|prepared)(?: for delivery)?)?(?: (?:to|before|at|on) (?:the )?[\w’' -]{{2,40}}?)? (?:by|of|from|delivered by) (?P<who>(?:the |an? )?[A-Z][^\n:;|]{{2,160}}?)(?=,? (?:at|to|on|in|before|after|following|regarding|during|concerning|ahead|for)\b|[\n:;|]|$)",
    re.MULTILINE,
)
_OWNED = re.compile(
    rf"^{_LINE}(?P<who>(?:[A-Z][\w.’'-]*,? (?:of (?:the )?)?){{1,8}}?[A-Z][\w.-]*)['’]s? (?i:(?:full|opening|keynote|closing|new year|christmas|victory|inaugural) )?(?i:{_KIND})\b",
    re.MULTILINE,
)
# A preamble: "The Council," on a line of its own, then clauses that begin with what it recalls, and what it decides.
_BODY = re.compile(r"^(?P<who>The [A-Z][\w ]{3,60}),[^\S\n]*\n(?=(?:\s*[A-Z][a-z]+ing\b[^\n]*\n){2})", re.MULTILINE)
_SIGNED = re.compile(
    r"^\W{0,3}(?:Yours (?:\w+ )?(?:sincerely|faithfully|truly)|Sincerely(?: yours)?|Respectfully(?: yours)?|(?:With )?(?:[Kk]ind|[Bb]est|[Ww]arm) regards|Signed),?[:.]?\s*\n\s*(?P<who>[^\n]{3,120}?)(?=,|\(|\n|$)",
    re.MULTILINE | re.IGNORECASE,
)
_CONCLUSIONS = re.compile(
    r"^(?P<who>(?:European |Foreign Affairs )?Council|[A-Z][\w ]{2,30} Council) conclusions\b[^\n]*$", re.MULTILINE
)
# "The spokesman, Jan Berg, said:" above a quotation of several paragraphs, of which only the first opens and the last closes.
_SAID = re.compile(
    r"(?:^|[,.;] )(?P<who>[^\n.;:,“”\"]{3,120}?(?:, [A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})?),? (?:said|stated|declared|wrote)(?: in a statement| today| on [\w ]{2,20}?| the following)*:[^\S\n]*\n"
    r"\s*[“\"][^“”\"\n]+\n(?P<rest>[^“”\"]*[^“”\"\n])[”\"][^\S\n]*$",
    re.MULTILINE,
)
_GROUPS = ("of", "by", "who")
_BYLINE = re.compile(
    r"^By (?P<who>(?:[A-Z][\w.’'-]*|al|bin|de|van|von)(?: (?:[A-Z][\w.’'-]*|al|bin|de|van|von|and)){1,8})(?P<held>, [^\n]{3,100})?$",
    re.MULTILINE,
)
_OFFICE = (
    rf"(?:prime minister|{OF_STATE}|high representative|mayor|senator|member of (?:the )?\w+|king|queen|general|chief"
    r"|chair(?:man|woman)?|leader|spokes\w+)"
)

_HELD = re.compile(rf"\b(?<!former ){_OFFICE}\b")


def issued(text: str, title: str | None) -> tuple[Voice, ...]:
    """The one voice of a text that speaks for its issuer; none where nothing says who that is, or where it never says "we" or "I"."""
    if said := _SAID.search(text, 0, _LONGEST):
        return (Voice(Span(*said.span("rest")), (Span(*said.span("who")),)),)
    for who, start, speaks in _found(text):
        area = _area(text, start)
        if area is not None and (speaks or speaks_itself(text, area)):
            return (Voice(area, (who,)),)
    if title and title not in text and (headed := _HEADED.search(title) or _OWNED.search(title)):
        area = _area(text, 0)
        if area is not None and speaks_itself(text, area):
            return (Voice(area, (), named=headed["who"]),)
    return ()


def _found(text: str) -> Iterator[tuple[Span, int, bool]]:
    """Who may have issued the text, where his words begin, and whether they are surely his without any "we"."""
    top = min(len(text), _TOP)
    for pattern, sure in (
        (_WE, False),
        (_ISSUED, False),
        (_BODY, True),
        (_CONCLUSIONS, True),
        (_SAID, False),
        (_HEADED, False),
        (_OWNED, False),
    ):
        if match := pattern.search(text, 0, top):
            group = next(group for group in _GROUPS if match.groupdict().get(group))
            yield Span(*match.span(group)), match.start() if pattern is _WE else _line_end(text, match.end()), sure
    if signed := _last(_SIGNED, text):
        yield Span(*signed.span("who")), 0, False
    if (byline := _BYLINE.search(text, 0, top)) and (_HELD.search(byline["held"] or "") or _holds_office(text, byline["who"])):
        yield Span(*byline.span("who")), byline.end(), False


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    return next(iter(list(pattern.finditer(text, max(0, len(text) - _TOP)))[-1:]), None)


def _holds_office(text: str, name: str) -> bool:
    """Whether the text says that its author holds an office: "Anna Berg is the foreign minister of Norland", "The writer is ..."."""
    who = rf"(?:{re.escape(name.split(' and ', maxsplit=1)[0])}|The (?:writer|author)|(?:He|She))"
    return re.search(rf"\b{who},? (?:is|serves as|has been) (?:(?!former)[\w’'-]+ ){{0,5}}?{_OFFICE}\b", text) is not None


def _area(text: str, start: int) -> Span | None:
    """To the end of the text, or to where it goes on about itself; None where nothing stands there."""
    after = AFTER.search(text, start)
    end = after.start() if after else len(text)
    return Span(start, end) if start < end else None
