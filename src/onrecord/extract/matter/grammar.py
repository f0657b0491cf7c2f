"""The part that each word of a passage plays between its neighbours."""

from __future__ import annotations

from onrecord.extract.matter.closed import COMING, DEGREES, SUFFIX
from onrecord.extract.matter.forms import maybe_verb
from onrecord.extract.matter.parts import is_adjective
from onrecord.extract.matter.token import Token, as_verb, tagged
from onrecord.extract.matter.verbs import base_of, verbs
from onrecord.extract.matter.words import SAID

_SEVERAL_PARTS = frozenset("to do so that will over as other like those home".split())
_SERVING = frozenset("serve act emerge stay remain continue work run return take".split())


def as_it_stands(token: Token, before: Token | None, after: Token | None) -> Token:
    """The word with the part it plays between its neighbours."""
    if token.low in DEGREES and token.tag != "D":
        named = tagged(after, "N") and after is not None and after.low not in verbs().plain
        return token._replace(tag="N" if named or (token.low == "right" and before is not None and _has(before)) else "R")
    if token.low in _SEVERAL_PARTS and (tag := _small(token, before, after)):
        return as_verb(token, "do") if tag == "V" else token._replace(tag=tag)
    if token.tag != "N" or (before is not None and _owns(before)):
        return token
    if "-" in token.word and base_of(token.low) is None:
        return _compound(token, before, after)
    return maybe_verb(token, before, after)


def _small(token: Token, before: Token | None, after: Token | None) -> str:
    """The tag of a word that plays one part or another; "" where it is none of them, or plays its own."""
    low, tag = token.low, ""
    if low == "to" and token.tag != "T":
        tag = "T" if after is not None and _can_act(after) else "P"
    elif low == "do" and tagged(before, "TM"):
        tag = "V"
    elif low in {"so", "that"} and before is not None and before.base == "do":
        tag = "X"
    elif low == "that":
        saying = before is not None and before.base in verbs().on | SAID
        tag = "D" if tagged(after, "N") and tagged(before, "PTV") and not saying else "B"
    elif low == "will" and before is not None and (_owns(before) or (before.tag == "N" and tagged(after, "PB,"))):
        tag = "N"
    elif low == "over" and after is not None and after.low == "as":
        tag = "R"
    elif low == "as" and _names_a_part(before, after):
        tag = "P"
    elif low == "other" and tagged(after, "N"):
        tag = "N"
    elif low == "like" and tagged(before, "N") and tagged(after, "DN"):
        tag = "P"
    elif low == "those" and after is not None and after.low.endswith("ing") and base_of(after.low):
        tag = "X"
    elif low == "home" and before is not None and before.base in COMING:
        tag = "R"
    return tag


def _names_a_part(before: Token | None, after: Token | None) -> bool:
    """ "(Serve) as (interim leader)": no clause, as in "(spoke) as (the talks ended)"."""
    if before is None or after is None or before.tag != "V" or before.passive:
        return False
    return after.low in {"a", "an"} or (after.tag in "DN" and before.base in _SERVING)


def _compound(token: Token, before: Token | None, after: Token | None) -> Token:
    """ "Norland fast-tracked permits": a verb that the table has without what is joined to it."""
    first, _, rest = token.low.rpartition("-")
    base = base_of(rest) if rest.endswith("ed") and tagged(after, "N") else None
    acts = base and before is not None and before.tag == "N" and before.word[0].isupper()
    return as_verb(token, f"{first}-{base}") if acts else token


def of_headline(token: Token, before: Token | None, after: Token | None, plurals: frozenset[str], *, several: bool) -> Token:
    """A headline tells in the present: "Minister backs deal", "Norland, Sudmark reach deal" (`several`).

    Not where it only goes on about who acts: "mass protests", "harbor talks end", of a report that tells of the talks.
    """
    base = base_of(token.low) if token.tag == "N" and token.word.islower() else None
    if base is None or before is None or before.tag not in "N,B" or tagged(after, "MV"):
        return token
    if before.tag == "B":
        return as_verb(token, base) if before.word == ":" and token.low == base and tagged(after, "DNPX") else token
    if before.tag == ",":
        return as_verb(token, base) if token.low.endswith("s") and tagged(after, "DNP") else token
    if (
        is_adjective(before.low)
        or before.low.endswith("ed")
        or (token.low in plurals and after is not None and base_of(after.low) == after.low)
    ):
        return token
    plural = before.low.endswith("s")
    tells = not plural if token.low.endswith("s") else token.low == base and (plural or several)
    return as_verb(token, base) if tells else token


def _owns(token: Token) -> bool:
    """ "Iran's": what it owns comes next, and is no verb."""
    return token.tag == "N" and token.low.endswith(("'s", "s'"))


def _has(token: Token) -> bool:
    return token.tag == "D" or _owns(token)


def _can_act(token: Token) -> bool:
    known = base_of(token.low) == token.low or bool(SUFFIX.search(token.low))
    return token.low in {"be", "have", "do"} or (token.tag == "N" and token.word[:1].islower() and known)
