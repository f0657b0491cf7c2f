# ruff: noqa: E501  (a pattern reads better whole)
"""Who stands at a place of the text, by name or by a description of people ("the moderate rebels")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.extract.ranking.ground import Ground
from onrecord.extract.ranking.heads import people_head
from onrecord.types import Entity, Span, Spans, joint

SMALL = r"(?:of|in|on|at|to|for|from|by|with|as|than|that|who|which|if|unless|against|over|about|between|is|are|was|were|be|has|have|had|will|would|may|can|could|must|should|and|or|but|not|it|they|he|she|we|while|when|after|before)\b"
# Up to three words before a head that names people: "the moderate opposition", "law enforcement officials".
_PEOPLE = tuple(
    re.compile(rf"((?:(?!{SMALL}|(?:an?|the)\b)[a-z][\w-]* ){{{count}}}([a-z][\w’'-]*))(?![\w’'-])(?! of\b)")
    for count in (2, 1, 0)
)
_NATION = re.compile(r"(?:US|U\.S\.|UK|EU) $")
_LISTED = re.compile(
    r"(?:, [a-z]+(?:s|men|people)){0,3},? (?:and|or) [a-z]+(?:s|men|people)(?=$|[.,;]| (?:that|who|in|of|at|from|with|to|on|for|as|under|across)\b)"
)
_TITLE = re.compile(r"(?:['’]s)? (?:(?!and\b|or\b|with\b|to\b)[A-Za-z]+ ){1,3}")


def standing(ground: Ground, start: int, end: int, last: int) -> Iterator[tuple[Entity, Spans]]:
    """Who is named or described from here on."""
    for span, entity, pronoun in ground.within(start, last):
        if span.start > end:
            break
        end = _past_title(ground, entity, span, last) or end
        if end > span.end:
            continue  # "US President Roe"
        if not pronoun and not re.match(r"['’-]|s['’]| [a-z]+(?:s|ion)\b", ground.text[span.end : span.end + 20]):
            yield _with_next(ground, entity, span, last)
        return
    for pattern in _PEOPLE:
        match = pattern.match(ground.text, end, last)
        if match is not None and people_head(match[2]):
            span = Span(_of_nation(ground.text, start, end), _listed(ground.text, match.end(), last))
            yield Entity(" ".join(span.words(ground.text).split()), "group", unnamed=True), (span,)
            return


def _of_nation(text: str, start: int, end: int) -> int:
    """Where a description begins that tells of what country they are: "U.S. candidates"."""
    nation = _NATION.search(text, start, end)
    return nation.start() if nation else end


def _listed(text: str, end: int, last: int) -> int:
    """Where a list ends that opens with a description: "farmers, fishermen and traders"."""
    others = _LISTED.match(text, end, last)
    return others.end() if others else end


def _past_title(ground: Ground, entity: Entity, span: Span, last: int) -> int | None:
    """Where he begins of whom a country's name and a title only tell what he is; None where the country stands for itself."""
    following, person, _ = next(ground.within(span.end, last), (span, entity, False))
    titled = entity.kind == "country" and person.kind == "person" and _TITLE.fullmatch(ground.text[span.end : following.start])
    return following.start if titled else None


def _with_next(ground: Ground, entity: Entity, span: Span, last: int) -> tuple[Entity, Spans]:
    """The one named here, together with the next where "and" joins them."""
    other, named, pronoun = next(ground.within(span.end, last), (span, entity, True))
    if pronoun or named.name == entity.name or ground.text[span.end : other.start] != " and ":
        return entity, (span,)
    return joint((entity.name, named.name)), (Span(span.start, other.end),)
