"""The actor that a passage names, such as the words a model marks as the source of a statement."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import zip_longest

from onrecord.annotate.actors.describe import unnamed
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.words import FIRST_MANY, FIRST_ONE, TITLES
from onrecord.types import Analysis, Entity, Mention, Span, Spans, joint

_CUT = re.compile(r"[,;(\n]|\s[—–-]+\s|\s(?:who|which|speaking|in an?|during|at a|told)\b")
_APPOSED = ("person", "organisation", "group")
_INSIDE = re.compile(r"(?:\b(?:for|of|to|by|with|between|against|in|at|on)\s+(?:the\s+)?)$", re.IGNORECASE)


def name_of(analysis: Analysis, spans: Spans, speaker: Entity | None = None) -> Entity | None:
    """The actor whom the words at `spans` name, or None where they name nobody.

    Needs the layers `mentions` and `entities`. `speaker` is who I and my (and, for the body spoken for, we and our) mean.
    """
    if not spans:
        return None
    text, start, end = analysis.text, min(s.start for s in spans), max(s.end for s in spans)
    words = text[start:end].strip()
    folded = words.casefold()
    if speaker is not None and folded in FIRST_ONE | FIRST_MANY:
        return _first_person(analysis, folded, speaker)
    inside = _inside(analysis, start, end)
    told = _including(analysis, start, end)
    if told > start and (named := name_of(analysis, (Span(told, end),))) is not None and not named.unnamed:
        return named
    first = _head_end(text, inside, start, end)
    head = [m for m in inside if m.span.start < first]
    later = [m for m in inside if m.span.start >= first]
    got = _with_allies(analysis, start, end) or _joined(analysis, inside, start, end) or _person(analysis, head, start, first)
    if got is not None:
        return got
    plain = unnamed(text[start:first])
    apposed = bool(later) and later[0].kind in _APPOSED and not _bridge(text[first : later[0].span.start])
    if apposed and later[0].kind != "person":
        apposed = bool(head) and _owns(text, head[0], end)
    if apposed and not (plain and _of_another(text[start:first])):
        return _entity(analysis, later[0])
    described = [m for m in head if (_whole(text, m, start, first) or _placed(text, m, start)) and not m.pronoun]
    if described:
        return _entity(analysis, described[0] if described[0].kind == "person" else described[-1])
    if plain is not None:
        return _many(words, inside) or _side(plain, head) or plain
    return _body(analysis, head, start, first) or _common(words)


# "An aide to the president, Anna Berg" is not she; "a spokesman for the ministry, Jan Novak" is he.
_OF_ANOTHER = re.compile(r"(?i)an? .*\b(?:to|for|of|with|by|from) (?:.* )?(?P<last>[\w-]+)\W*")


def _of_another(words: str) -> bool:
    """Whether the words describe somebody by whom he is somebody to, whose name then follows."""
    match = _OF_ANOTHER.fullmatch(words[:200])
    return match is not None and match["last"].capitalize() in TITLES


_SUPPORT = re.compile(r"(?:allies|backers|supporters|partners)$")

# "The family, protesters and civic leaders" are one group, not the first of them.
_LIST = re.compile(r"(?:[\w’'-]+ ){0,3}[\w’'-]+(?:, (?:[\w’'-]+ ){0,2}[\w’'-]+)+,? and (?:[\w’'-]+ ){0,2}[\w’'-]+")


_ALLIES = re.compile(r" and (?:its|their|his|her) (?:\w+ )?(?:allies|partners|backers|supporters)\s*$")


def _with_allies(analysis: Analysis, start: int, end: int) -> Entity | None:
    """ "The Norland rebels and their allies": whoever is named first, with those who are his."""
    match = _ALLIES.search(analysis.text, start, end)
    named = name_of(analysis, (Span(start, match.start()),)) if match and match.start() > start else None
    if match is None or named is None or named.unnamed or named.kind == "unknown":
        return None
    return Entity(named.name + match[0].rstrip(), "group")


def _many(words: str, inside: list[Mention]) -> Entity | None:
    return _common(words) if not inside and _LIST.fullmatch(words) else None


def _side(plain: Entity, head: list[Mention]) -> Entity | None:
    """A state's allies are states, no unnamed people: "Kyiv's backers"."""
    if not head or head[0].kind != "country" or not _SUPPORT.search(plain.name):
        return None
    return Entity("European countries" if "European" in plain.name else plain.name, "group")


def _bridge(words: str) -> str:
    """What stands between a description and a name in apposition, without titles and articles."""
    return " ".join(
        w for w in words.replace(",", " ").split() if w.strip(".") not in TITLES and w.casefold() not in {"the", "gen."}
    )


def _first_person(analysis: Analysis, word: str, speaker: Entity) -> Entity:
    side = principal(speaker, analysis.report.day) if word in FIRST_MANY else None
    return Entity(side, "country" if side != speaker.name else speaker.kind) if side else speaker


def _inside(analysis: Analysis, start: int, end: int) -> list[Mention]:
    mentions = analysis.mentions or ()
    at = bisect_left(mentions, start, key=lambda m: m.span.start)
    if at and mentions[at - 1].span.end > start:
        at -= 1
    inside: list[Mention] = []
    while at < len(mentions) and mentions[at].span.start < end:
        if mentions[at].entity is not None and not _PREFIXED.search(
            analysis.text, max(0, mentions[at].span.start - 6), mentions[at].span.start
        ):
            inside.append(mentions[at])
        at += 1
    return inside


# "The post-Roe governments" are not Roe.
_PREFIXED = re.compile(r"\b(?:post|pre|pro|anti|non)-$", re.IGNORECASE)


def _head_end(text: str, inside: list[Mention], start: int, end: int) -> int:
    """Where the head of the passage ends: before a clause, an apposition, or what a person is of ("Ms. Roe of the firm")."""
    cut = _CUT.search(text, start, end)
    first = cut.start() if cut and cut.start() > start else end
    for mention in inside:
        if mention.kind == "person" and not mention.pronoun and mention.span.end < first and _OF.match(text, mention.span.end):
            return mention.span.end
    return first


_OF = re.compile(r" (?:of|from|at|with) ")


def _entity(analysis: Analysis, mention: Mention) -> Entity:
    entities = analysis.entities or ()
    if mention.entity is None:
        raise ValueError("an unresolved mention names no entity")
    return entities[mention.entity]


def _owns(text: str, mention: Mention, end: int) -> bool:
    """Whether the mention stands in the possessive before something else of the passage that ends at `end`."""
    return mention.span.end + 2 < end and text.startswith(("'s ", "’s ", "' ", "’ "), mention.span.end)


def _person(analysis: Analysis, head: list[Mention], start: int, end: int) -> Entity | None:
    """The last person of the head who owns nothing and is not spoken for ("a spokesman for Mueller")."""
    text = analysis.text
    for mention in reversed(head):
        before = text[max(start, mention.span.start - 14) : mention.span.start]
        last = text[mention.span.start : mention.span.end].split(" ")[-1]
        if (
            mention.kind == "person"
            and (mention.pronoun or last[:1].isupper() or last.startswith(("al-", "el-")))
            and not _owns(text, mention, end)
            and not _INSIDE.search(before)
        ):
            after = text[mention.span.end : end].strip()
            if mention.pronoun and after:
                continue
            lead = after.split(" ")[0] if after else ""
            if not after or not lead[:1].islower() or lead in {"of", "from", "and", "in", "on"}:
                return _entity(analysis, mention)
    return None


# Between the names of a list: a comma, a semicolon or "and", with parties, ages and titles beside the names.
_LISTED = re.compile(
    r"(?: of [A-Z][\w ]{2,20}?)?(?:,? ?\(?[RDI]-[\w. ]{1,6}\)?|,? \(?\d{1,2}\)?)?"
    r"(?:,? and |,?; and |, |; |,? as well as | (?:was|were|is|are) joined by |,? (?:along|together) with )"
    r"(?:(?:(?:the|his|her)(?: [a-z-]{4,}){0,2}|[A-Z][\w'.-]*|counsel|ally|supporter|critic|rival"
    r"|minister|president|chancellor|,) ?)*$"
)


def _joined(analysis: Analysis, inside: list[Mention], start: int, end: int) -> Entity | None:
    """ "Germany and France", "A, B and C": the names joined, where nothing but names, parties and titles stands between."""
    text = analysis.text
    outer = [m for m in inside if not _owns(text, m, end) and not m.pronoun]
    outer = [m for m, then in zip_longest(outer, outer[1:]) if not (then and _describes(text, m, then))]
    if not outer or not _opens(text, start, outer[0]):
        return None
    names, last, closed = [_entity(analysis, outer[0]).name], outer[0], False
    for other in outer[1:]:
        gap = text[last.span.end : other.span.start]
        if gap == " of " or (last.kind == "person" != other.kind):
            continue  # what a title names ("FBI counsel") is no item of the list
        if not _alike(last, other) or len(gap) > _GAP or not _LISTED.match(gap):
            break
        closed = closed or re.search(r" and | with | by |as well as", gap) is not None
        name = _entity(analysis, other).name
        names += [] if name in names else [name]
        last = other
    if not closed or len(names) < 2:
        return None
    return joint(names)


_GAP = 80
_BODIES = frozenset({"country", "organisation", "group"})


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two may be items of one list: people, or states and bodies ("the Lake Union and Norland")."""
    return one.kind == other.kind or (one.kind in _BODIES and other.kind in _BODIES)


_CALLED = re.compile(r" (?:supporter|lawyer|attorney|ally|aide|advis[eo]r|critic|donor|rival|opponent) ")
_OFFICE = re.compile(r" (?:(?:[A-Z][\w.'’-]*|(?!with |from |told |said )[a-z]{4,}) ){1,3}")
_TITLES = re.compile(r" (?:[A-Z][\w.'’-]* )*")


def _describes(text: str, one: Mention, other: Mention) -> bool:
    """Whether the one only tells where the other is from ("British Prime Minister Roe", "FBI agent Roe", "Roe ally Lee")."""
    titles = {"country": _TITLES, "organisation": _OFFICE, "person": _CALLED}.get(one.kind)
    return titles is not None and other.kind == "person" and bool(titles.fullmatch(text, one.span.end, other.span.start))


def _opens(text: str, start: int, mention: Mention) -> bool:
    """Whether nothing but articles, titles and descriptions in front of a name stands before the mention."""
    return not re.search(r"[,;:]|\b(?:of|for|by|with|from|to|between|in|on)\b", text[start : mention.span.start])


_AMONG = re.compile(r",? (?:including|among them|led by|such as) ")


def _including(analysis: Analysis, start: int, end: int) -> int:
    """Where the names begin that a vague group is said to include ("leading senators, including A and B"); else `start`."""
    match = _AMONG.search(analysis.text, start, end)
    return match.end() if match else start


def _whole(text: str, mention: Mention, start: int, end: int) -> bool:
    """Whether the mention is all of the head but an article."""
    return not text[mention.span.end : end].strip(" .'’\"") and text[start : mention.span.start].strip().casefold() in {
        "",
        "the",
    }


def _placed(text: str, mention: Mention, start: int) -> bool:
    """Whether the mention opens the passage as a described person of somewhere ("the chairman of the committee")."""
    last = text[mention.span.start : mention.span.end].rsplit(" ", maxsplit=1)[-1]
    opens = not text[start : mention.span.start].strip()
    described = mention.kind == "person" and " " in text[mention.span.start : mention.span.end] and last[:1].islower()
    party = last in {"Democrat", "Republican"}
    return opens and (described or party) and _PLACED.match(text, mention.span.end) is not None


def _body(analysis: Analysis, head: list[Mention], start: int, end: int) -> Entity | None:
    text = analysis.text
    if (
        head
        and head[0].kind != "person"
        and _whole(text, head[0], start, head[0].span.end)
        and _PLACED.match(text, head[0].span.end)
    ):
        return _entity(analysis, head[0])
    for mention in reversed(head):
        if mention.kind != "person" and not text[mention.span.end : end].strip(" .'’\""):
            return _entity(analysis, mention)
    if head and head[0].kind == "outlet" and _PRESS.fullmatch(text, head[0].span.end, end):
        return _entity(analysis, head[0])
    if _OWN_BODY.search(text, start, end):
        return None
    owner = next((m for m in head if m.kind in ("country", "organisation", "outlet", "group")), None)
    if owner is not None and _SIDE.search(text, owner.span.end, end):
        return _entity(analysis, owner)
    # What a town's name stands before is not the town ("the Marlow billionaire").
    return _entity(analysis, head[0]) if head and not head[0].pronoun and head[0].kind != "unknown" else None


# What a country or body owns and what speaks for itself.
_OWN_BODY = re.compile(r"(?i)\b(?:agency|media|television|tv|radio|newspaper|daily|court|bank|company|broadcaster)$")
_PRESS = re.compile(r"(?i) (?:daily )?(?:newspaper|paper|magazine|network|channel|website|agency|news agency)")
_PLACED = re.compile(r" (?:(?:of|in|at|on|from|for) |and (?:the |current |former )*[a-z])")
_SIDE = re.compile(r"(?i)\b(?:administration|government|leadership|leaders|ministry|regime|team|camp|rebels|side)\b")


_THINGS = frozenset(
    "proposals elections measures talks sanctions rules plans tariffs negotiations results terms bills laws".split()
)


def _common(words: str) -> Entity | None:
    """People or things named by a common noun only: unnamed; None for pronouns that nothing resolves and for bare marks."""
    bare = re.sub(r"^(?:the|an?)\s+", "", " ".join(words.split()), flags=re.IGNORECASE)
    if len(bare) < 3 or bare.casefold() in {"she", "they", "his", "her", "him", "its", "their", "them"}:
        return None
    last = bare.split(" ")[-1].casefold()
    # Things that are said to say ("the statement", "the treaty") are no unnamed sources: somebody named stands behind them.
    return Entity(bare, "unknown", unnamed=(last.endswith("s") and last not in _THINGS) or bare[0].isdigit())
