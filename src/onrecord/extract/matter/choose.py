"""The matter of an act: of the phrases of its content the one that the report is about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from onrecord.extract.matter.before import deed_of, thing_of
from onrecord.extract.matter.filling import as_elsewhere, bare, completed, filled
from onrecord.extract.matter.headlines import in_prose
from onrecord.extract.matter.keys import matter_id
from onrecord.extract.matter.naming import Name, name_of
from onrecord.extract.matter.parts import POSSESSIVES
from onrecord.extract.matter.phrases import Phrase, phrases_of
from onrecord.extract.matter.pieces import Around, Who, nobody
from onrecord.extract.matter.relations import Sides
from onrecord.extract.matter.report import called_in
from onrecord.extract.matter.tags import tokens_of
from onrecord.extract.matter.token import Token
from onrecord.extract.matter.weights import somebody, vague, weight
from onrecord.types import Matter, Span, Spans

# A name that weighs less is filled up from the report, and so is one word.
_ENOUGH = 1.0
_BESIDE = 3  # characters from a cue within which a content is right after it
_NOBODY = Sides()


@dataclass(frozen=True, slots=True)
class _Weighed:
    weight: float
    name: Name
    phrase: Phrase


@dataclass(frozen=True, slots=True)
class _Place:
    """The words of a content, and what of them is no matter."""

    text: str
    content: Spans
    avoid: Spans
    persons: Spans
    times: Spans

    def weighed(self, words: Spans, around: Around) -> list[_Weighed]:
        """The names of these words."""
        phrases = phrases_of(tokens_of(in_prose(self.text), words, self.avoid, self.times))
        names = [(phrase, name) for phrase in phrases if (name := name_of(phrase, around))]
        begin = self.content[0].start
        return [_Weighed(weight(self.text, name, begin, self.persons), name, phrase) for phrase, name in names]

    def with_cue(self, cue: Spans, around: Around) -> list[_Weighed]:
        """The names of what the verb of the cue right before the content has for its object in it."""
        begin = self.content[0].start
        if not cue or not 0 < begin - cue[-1].end < _BESIDE:
            return []
        names = self.weighed((Span(cue[-1].start, self.content[0].end), *self.content[1:]), around)
        return [one for one in names if _suffices(one) and one.name.verb and one.name.start < begin]


def matter_of(  # noqa: PLR0913 - the marks of one content, and what the report tells with it
    text: str,
    content: Spans,
    avoid: Spans = (),
    persons: Spans = (),
    times: Spans = (),
    title: str | None = None,
    who: Who = nobody,
    sides: Sides = _NOBODY,
    *,
    cue: Spans = (),
) -> Matter | None:
    """The matter that the content names: a noun phrase of two to six words, or what the report is about where it names none.

    `avoid` are stretches that are not the subject (the condition), `times` those that only date it; `persons`, names of people,
    carry no weight. `who` says whom a pronoun stands for, `sides` who would act and towards whom; the verb of a `cue` that
    stands right before the content is named where the content alone says too little ("(endorsed) Berg"). The spans are the
    words of the content that the name is made of; () where it is filled up from the rest of the report. None where neither
    content nor report name anything.
    """
    called = called_in(text, title)
    around = Around(_sure(text, content, who, sides), called.core, partial(thing_of, text), partial(deed_of, text), sides.own)
    place = _Place(text, content, avoid, persons, times)
    weighed = place.weighed(content, around)
    weighed = [one for one in weighed if not _is_side(one.name, sides)] or weighed
    told = list(filter(_suffices, weighed)) or (place.with_cue(cue, around) if _only_people(weighed) else [])
    heaviest = max(told or weighed, key=lambda one: one.weight, default=None)
    if told and heaviest is not None:
        fuller = name_of(heaviest.phrase, replace(around, core=called.fuller))
        best: Name | None = as_elsewhere(text, title, completed(_fuller(heaviest.name, fuller), sides), sides)
    else:
        best = _filled(place, title, heaviest.name if heaviest else None, sides)
    if best is None:
        return None
    spans = sorted({token.span for token in best.taken if token.span.start >= content[0].start}, key=lambda span: span.start)
    return Matter(best.text, tuple(spans), matter_id(best.text))


def _sure(text: str, content: Spans, who: Who, sides: Sides) -> Who:
    """Whose a thing is only where it is a party's or somebody's whom the content names: no owner is better than a wrong one.

    "Him", who is not who acts, is the counterpart.
    """
    words = frozenset(word for span in content for word in text[span.start : span.end].split())
    other = sides.other if sides.other and not sides.other.unnamed else None
    others = {sides.own, other.name if other else None}

    def owner(token: Token) -> str | None:
        name = who(token)
        if token.low == "him" and name in {None, sides.own} and other and other.kind == "person":
            return other.name
        sure = token.low not in POSSESSIVES or name in others or (name is not None and not words.isdisjoint(name.split()))
        return name if sure else None

    return owner


def _only_people(names: list[_Weighed]) -> bool:
    return bool(names) and all(somebody(one.name) and one.phrase.verb is None for one in names)


def _is_side(name: Name, sides: Sides) -> bool:
    """Whether it is who would act, or towards whom: "(convince) two Norland banks (to pay)"."""
    words = frozenset(name.words)
    return not name.verb and any(
        words <= frozenset(one.split()) for one in (sides.own, sides.other and sides.other.name) if one
    )


def _suffices(one: _Weighed) -> bool:
    """Whether it says by itself what the act is about: neither a word, a person, nor a verb alone."""
    name = one.name
    proper = all(word[0].isupper() for word in name.words)
    return one.weight >= _ENOUGH and len(name.words) > 1 and not (vague(name) or proper or bare(name))


def _fuller(name: Name, other: Name | None) -> Name:
    """The other, where it tells of what "the deal" is without leaving out anything for it."""
    return other if other and len(set(name.words) - set(other.words)) < 2 else name


def _filled(place: _Place, title: str | None, name: Name | None, sides: Sides) -> Name | None:
    """The name with whom it is about, or filled up from the report where it says too little."""
    whole = completed(name, sides) if name is not None else None
    if whole is not name:
        return whole
    full = filled(place.text, title, name, place.content, place.times)
    return completed(full, sides) if full is not None else name
