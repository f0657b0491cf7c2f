"""Mentions and entities of a report: one forward pass over names, pronouns and descriptions."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from onrecord.annotate.actors.bodies import head_of, owned_by_state
from onrecord.annotate.actors.campaigns import of_campaign
from onrecord.annotate.actors.cast import SPEAKER, SUBJECT, Cast
from onrecord.annotate.actors.describe import Place, described, introduced, local_end, owned, pair_of
from onrecord.annotate.actors.found import Found
from onrecord.annotate.actors.meant import Meant
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.people import People
from onrecord.annotate.actors.quoted import Quoted
from onrecord.annotate.actors.scan import scan
from onrecord.annotate.actors.setting import Setting, country_of, dateline
from onrecord.annotate.actors.sides import note_pair
from onrecord.annotate.actors.states import is_state
from onrecord.annotate.actors.tables import tables
from onrecord.annotate.actors.told import outlet_beside, speaks
from onrecord.annotate.actors.voiced import with_voices
from onrecord.annotate.actors.words import (
    AMERICAN,
    DESCRIPTION,
    HE,
    IT,
    LEAD,
    LOCAL_BODY,
    OFFICE,
    PAIR,
    PART_OF,
    PRONOUN,
    SHE,
    TAIL,
    UNNAMED,
)
from onrecord.types import ActorKind, Analysis, Entity, Mention, Span

# Characters at the top of a report within which a description may come before its name.
_TOP = 400
Event = tuple[int, int, str, object]


def resolve(analysis: Analysis) -> Analysis:
    """The analysis with `mentions` (text order, none overlapping) and `entities`. Total on any text; linear in its length."""
    head = dateline(analysis.text)
    named = scan(analysis.text, analysis.names)
    found = [one for one in named if not (one.kind in ("person", "unknown") and head[0] <= one.start < head[1])]
    cast = _cast(analysis, found)
    mentions = tuple(_mentions(analysis, cast, found, head))
    return with_voices(replace(analysis, mentions=mentions, entities=tuple(cast.entities)), cast)


def _cast(analysis: Analysis, found: list[Found]) -> Cast:
    """What the whole report tells of those whom it names, before anybody is said to be meant."""
    places = frozenset(one.name for one in found if one.kind in ("country", "organisation") and one.name)
    people = People(analysis.report.day, places)
    people.learn(found, analysis.text)
    people.count(found, analysis.text)
    people.nameless(analysis.text)
    return Cast(people, Meant(people, home="United States" if analysis.report.outlet in AMERICAN else None))


def _mentions(analysis: Analysis, cast: Cast, found: list[Found], head: tuple[int, int]) -> Iterator[Mention]:
    """The mentions in text order, each noted in the cast before the next is looked at."""
    text, starts = analysis.text, [span.start for span in analysis.sentences or ()]
    default, quoted, setting = _main_country(found, country_of(text, head)), Quoted(text), Setting(text)
    opened, last, reached = _Opened(), None, 0
    for event in _events(text, found):
        start = event[0]
        if start < reached:
            continue
        sentence, inside = bisect_right(starts, start), quoted.at(start)
        mention = _mention(cast, text, event, sentence, setting.at(start) or default, inside)
        if mention is None:
            continue
        if last is not None:
            note_pair(cast, last, mention, text)
        last, reached = mention, event[1]
        if not head[0] <= start < head[1]:
            opened.note(cast, text, mention, sentence, inside=inside)
        yield mention


class _Opened:
    """Who has been spoken of in the sentence that is being read, so that the first of a kind is its subject."""

    def __init__(self) -> None:
        self._sentence, self._kinds = -1, set[tuple[str, bool]]()

    def note(self, cast: Cast, text: str, mention: Mention, sentence: int, *, inside: bool) -> None:
        """Tell the cast that somebody is spoken of, and how far his place speaks for his being meant by what follows."""
        if sentence != self._sentence:
            self._sentence, self._kinds = sentence, set()
        if mention.entity is None or _tells_where(text, mention, cast):
            return
        kind = cast.entities[mention.entity].kind
        # Somebody first named in a quotation takes no subject's place from whoever is cited with it.
        apart = inside and kind == "person"
        cited = kind == "person" and speaks(text, mention.span.start, mention.span.end)
        place = SPEAKER if cited else 0.0 if (kind, apart) in self._kinds else SUBJECT
        cast.touch(mention.entity, mention.span.start, sentence, place, quoted=inside)
        self._kinds.add((kind, apart))


# A state of the Union that tells where somebody is from, or where something is, is not spoken of: "Gov. Ada Berg of Ohio".
_WHERE, _TITLED = re.compile(r"(?:\b(?:in|from|of|at|near|across|for)|,|\() (?:the )?$"), re.compile(r" [A-Z]")


def _tells_where(text: str, mention: Mention, cast: Cast) -> bool:
    entity = cast.entities[mention.entity] if mention.entity is not None else None
    if entity is None or not is_state(entity):
        return False
    before = _WHERE.search(text, max(0, mention.span.start - 12), mention.span.start)
    return before is not None or _TITLED.match(text, mention.span.end) is not None


_OWNED = re.compile(r"[A-Z][\w.’' -]{1,40}['’]s? ")  # "Norland's", "Honduras'"
_OF_WHAT = re.compile(r"(?:(?<=Ministry)|(?<=Department)|(?<=Council)|(?<=Embassy)) (?:of|for|on) (?:the )?(?!\w+day\b)[A-Z]")


def _events(text: str, found: list[Found]) -> list[Event]:
    events: list[Event] = [(one.start, one.end, "name", one) for one in found]
    events += [(m.start(), m.end(), "pronoun", m[0].casefold()) for m in PRONOUN.finditer(text)]
    events += [(m.start(), m.end(), "pronoun", m["who"].casefold()) for m in OFFICE.finditer(text)]
    named = {one.end for one in found}
    for match in DESCRIPTION.finditer(text):
        # "The State Department" and "the Ministry of Trade" are names, whatever they begin with.
        if match["noun"][0].islower() or (match.end() not in named and not _OF_WHAT.match(text, match.end())):
            events.append((match.start(), match.end(), "description", match["noun"]))
    events += [(m.start(), local_end(m), "description", m["noun"]) for m in LOCAL_BODY.finditer(text)]
    taken = {start for start, _, what, _ in events if what == "description"}
    leads = (m for m in LEAD.finditer(text, 0, _TOP) if m.start() not in taken)
    events += [(m.start(), m.end(), "lead", m["noun"]) for m in leads]
    events += [(m.start(), m.end(), "pair", m[0].casefold()) for m in PAIR.finditer(text)]
    # At one place the description goes before the name it begins with ("Iran's foreign minister"), and falls back to it.
    return sorted(events, key=lambda event: (event[0], -event[1]))


def _main_country(found: list[Found], home: str | None) -> str | None:
    """The country of "the government": where the report was written if told of half as often as any, else that named most."""
    counts: dict[str, int] = {}
    for one in found:
        if one.kind == "country" and one.name:
            counts[one.name] = counts.get(one.name, 0) + 1
    most = max(counts, key=lambda name: counts[name]) if counts else None
    written = home is not None and counts.get(home, 0) > 1 and 2 * counts[home] >= max(counts.values())
    return home if written else most


def _mention(cast: Cast, text: str, event: Event, sentence: int, default: str | None, inside: bool) -> Mention | None:
    start, end, what, one = event
    if isinstance(one, Found):
        return _named(cast, text, one)
    words = str(one)
    if what == "pronoun":
        index = _pronoun(cast, words, sentence, inside)
        kind = cast.entities[index].kind if index is not None else "unknown"
        return Mention(Span(start, end), kind, index, pronoun=True)
    if what == "pair":
        joint = pair_of(cast, words)
        return Mention(Span(start, end), "group", cast.add(joint)) if joint else None
    if of_campaign(text, start, end, words):
        return None
    tail = TAIL.match(text, end, end + 120)
    part = PART_OF.match(text, tail.end()) if tail else None
    place = Place(start, sentence, default, text[end : (part or tail).end()] if tail else "")
    whole = owned(cast, text[start:end], words, sentence)
    got = None if what == "lead" else described(cast, whole, words, place)
    if isinstance(got, Entity) and got.kind == "person" and (apposed := _apposed(cast, text, end + len(place.tail), got)):
        got = apposed
    if got is None and start < _TOP and not UNNAMED.match(text, end):
        got = introduced(cast, whole, words, place, owned=whole != text[start:end] or _OWNED.match(whole) is not None)
    if got is None:
        return None
    index = cast.add(got) if isinstance(got, Entity) else got
    return Mention(Span(start, end), cast.entities[index].kind, index)


_APPOSED = re.compile(r", (?P<name>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})(?=[,.;:\n]| \()")


def _apposed(cast: Cast, text: str, end: int, holder: Entity) -> Entity | None:
    """Who is named right after an office ("the minister of Norland, Ada Berg,") that the tables know to be another's."""
    match = _APPOSED.match(text, end)
    name = match["name"] if match and holder.name not in cast.people.counts else None
    return Entity(name, "person", acts_for=principal(holder, cast.people.day)) if name in cast.people.counts else None


def _named(cast: Cast, text: str, one: Found) -> Mention | None:
    words = text[one.start : one.end].removeprefix("The ").removeprefix("the ")
    full = cast.in_full(words) if one.kind != "country" else None
    got: tuple[str, ActorKind] | None = (full, "organisation") if full else cast.people.name(one, text)
    if got is None:
        return None
    name, kind = got
    if kind == "person":
        name = cast.last_called(text[one.start : one.end], name)
    if kind != "country" and name not in tables().known and not one.title and outlet_beside(text, one.start, one.end):
        kind = "outlet"
    name, state = owned_by_state(text, one.start, name) if kind == "organisation" else (name, None)
    name = cast.part_of_state(name) if kind == "organisation" else name
    index = cast.add(Entity(name, kind, acts_for=None if name in tables().bodies_for else state))
    if kind in ("organisation", "group"):
        cast.heads.setdefault(index, {head_of(name)}).add(head_of(text[one.start : one.end]))
    return Mention(Span(one.start, one.end), kind, index)


def _pronoun(cast: Cast, word: str, sentence: int, inside: bool) -> int | None:
    if word in HE:
        return cast.antecedent(("person",), sentence, gender="m", quoted=inside)
    if word in SHE:
        return cast.antecedent(("person",), sentence, gender="f", quoted=inside)
    kinds = ("country", "organisation", "outlet") if word in IT else ("group", "organisation", "country")
    return cast.antecedent(kinds, sentence, quoted=inside, one=word in IT)
