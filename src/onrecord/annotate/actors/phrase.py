# ruff: noqa: E501  (a pattern reads better whole)
"""The actor that a passage names, such as the words a model marks as the source of a statement."""

from __future__ import annotations

import re

from onrecord.annotate.actors.listed import joined
from onrecord.annotate.actors.mentioned import entity_of, mentions_in, owns
from onrecord.annotate.actors.offices import principal
from onrecord.annotate.actors.unnamed import unnamed
from onrecord.annotate.actors.words import FIRST_MANY, FIRST_ONE, LOCAL, TITLES
from onrecord.types import Analysis, Entity, Mention, Span, Spans

_CUT = re.compile(r"[,;(\n]|\s[—–-]+\s|\s(?:who|which|speaking|in an?|during|at a|told)\b")
_APPOSED_TO = re.compile(r", (?=(?:an?|the|its|his|her|their) )")
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
    inside = mentions_in(analysis, start, end)
    told = _including(analysis, start, end)
    if told > start and (named := name_of(analysis, (Span(told, end),))) is not None and not named.unnamed:
        return named
    first = _head_end(text, inside, start, end)
    head = [m for m in inside if m.span.start < first]
    later = [m for m in inside if m.span.start >= first]
    got = _with_allies(analysis, start, end) or joined(analysis, inside, start, end) or _person(analysis, head, start, first)
    if (got := got or _by_members(text, start, first)) is not None:
        return got
    plain = unnamed(text[start:first])
    apposed = bool(later) and later[0].kind in _APPOSED and not _bridge(text[first : later[0].span.start])
    if apposed and later[0].kind != "person":
        apposed = bool(head) and owns(text, head[0], end)
    if apposed and not (plain and _of_another(text[start:first])):
        return entity_of(analysis, later[0])
    described = [m for m in head if (_whole(text, m, start, first) or _placed(text, m, start)) and not m.pronoun]
    if described:
        return entity_of(analysis, described[0] if described[0].kind == "person" else described[-1])
    if plain is not None:
        return _many(words, inside) or _side(plain, head) or plain
    return _body(analysis, head, start, first) or _common(_APPOSED_TO.split(words, maxsplit=1)[0])


_MEMBERS = re.compile(
    r"(?:[Tt]he |[A-Z][\w-]*['’]s )?((?:Social|Christian|Liberal|Free|Progressive|National) (?:Democrats|Liberals|Socialists))"
)


def _by_members(text: str, start: int, end: int) -> Entity | None:
    """A party that is called by its members, also with the country before it: "Norland's Social Democrats"."""
    party = _MEMBERS.fullmatch(text, start, end)
    return Entity(party[1], "organisation") if party else None


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


def _head_end(text: str, inside: list[Mention], start: int, end: int) -> int:
    """Where the head of the passage ends: before a clause, an apposition, or what a person is of ("Ms. Roe of the firm")."""
    cut = _CUT.search(text, start, end)
    first = cut.start() if cut and cut.start() > start else end
    for mention in inside:
        if mention.kind == "person" and not mention.pronoun and mention.span.end < first and _OF.match(text, mention.span.end):
            return mention.span.end
    return first


_OF = re.compile(r" (?:of|from|at|with) ")


def _person(analysis: Analysis, head: list[Mention], start: int, end: int) -> Entity | None:
    """The last person of the head who owns nothing and is not spoken for ("a spokesman for Mueller")."""
    text = analysis.text
    for mention in reversed(head):
        before = text[max(start, mention.span.start - 14) : mention.span.start]
        last = text[mention.span.start : mention.span.end].split(" ")[-1]
        if (
            mention.kind == "person"
            and (mention.pronoun or last[:1].isupper() or last.startswith(("al-", "el-")))
            and not owns(text, mention, end)
            and not _INSIDE.search(before)
        ):
            after = text[mention.span.end : end].strip()
            if mention.pronoun and after:
                continue
            lead = after.split(" ")[0] if after else ""
            if not after or not lead[:1].islower() or lead in {"of", "from", "and", "in", "on"}:
                return entity_of(analysis, mention)
    return None


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
        return entity_of(analysis, head[0])
    for mention in reversed(head):
        if mention.kind != "person" and not text[mention.span.end : end].strip(" .'’\""):
            return None if _OWN_BODY.search(text, start, mention.span.start) else entity_of(analysis, mention)
    if head and head[0].kind == "outlet" and _PRESS.fullmatch(text, head[0].span.end, end):
        return entity_of(analysis, head[0])
    if _OWN_BODY.search(text, start, end):
        return None
    owner = next((m for m in head if m.kind in ("country", "organisation", "outlet", "group")), None)
    if owner is not None and _SIDE.search(text, owner.span.end, end):
        return entity_of(analysis, owner)
    # What a town's name stands before is not the town ("the Marlow billionaire").
    return entity_of(analysis, head[0]) if head and not head[0].pronoun and head[0].kind != "unknown" else None


# What a country, a town or a body has and what speaks for itself: "a court in Norland", "the Marlow city council".
_OWN_BODY = re.compile(
    r"(?i)\b(?:agency|media|television|tv|radio|newspapers?|daily|part(?:y|ies)|compan(?:y|ies)|universit(?:y|ies)|church(?:es)?|municipalit(?:y|ies)"
    r"|(?:court|bank|broadcaster|union|federation|association|airline|council|hospital|school|port|airport|(?:city|town) hall)s?"
    rf"|{LOCAL} (?:governments?|authorit(?:y|ies)|administrations?))(?= (?:of|in|at|from|on) |$)"
)
_PRESS = re.compile(r"(?i) (?:daily )?(?:newspaper|paper|magazine|network|channel|website|agency|news agency)")
_PLACED = re.compile(r" (?:(?:of|in|at|on|from|for) |to (?=the |[A-Z])|and (?:the |current |former )*[a-z])")
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
