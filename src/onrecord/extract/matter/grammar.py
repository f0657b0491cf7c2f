"""The words of a passage that are verbs where they stand."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.extract.matter.closed import (
    BE,
    BEFORE_NOUNS,
    COMING,
    DEGREES,
    HAVE,
    LINKS,
    OBJECTS,
    SUFFIX,
    TELLING,
    WHEN,
)
from onrecord.extract.matter.verbs import base_of, verbs
from onrecord.extract.matter.words import SAID
from onrecord.types import Span


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark: `low` its lower case, apostrophes straight; `base` the verb that it is a form of, `passive` its voice."""

    span: Span
    word: str
    low: str
    tag: str
    base: str | None = None
    passive: bool = False


def as_it_stands(token: Token, before: Token | None, after: Token | None) -> Token:
    """The word with the part it plays between its neighbours."""
    if token.low in DEGREES and token.tag != "D":
        named = _in(after, "N") and after is not None and after.low not in verbs().plain
        return replace(token, tag="N" if named or (token.low == "right" and before is not None and _has(before)) else "R")
    if tag := _small(token, before, after):
        return _verb(token, "do") if tag == "V" else replace(token, tag=tag)
    if token.tag != "N" or (before is not None and _owns(before)):
        return token
    if "-" in token.word and base_of(token.low) is None:
        return _compound(token, before, after)
    return _maybe_verb(token, before, after)


def _small(token: Token, before: Token | None, after: Token | None) -> str:
    """The tag of a word that plays one part or another; "" where it is none of them, or plays its own."""
    low, tag = token.low, ""
    if low == "to":
        tag = "T" if after is not None and _can_act(after) else "P"
    elif low == "do" and _in(before, "TM"):
        tag = "V"
    elif low in {"so", "that"} and before is not None and before.base == "do":
        tag = "X"
    elif low == "that":
        saying = before is not None and before.base in verbs().on | SAID
        tag = "D" if _in(after, "N") and _in(before, "PTV") and not saying else "B"
    elif low == "will" and before is not None and (_owns(before) or (before.tag == "N" and _in(after, "PB,"))):
        tag = "N"
    elif low == "like" and _in(before, "N") and _in(after, "DN"):
        tag = "P"
    elif low == "home" and before is not None and before.base in COMING:
        tag = "R"
    return tag


def _compound(token: Token, before: Token | None, after: Token | None) -> Token:
    """ "Norland fast-tracked permits": a verb that the table has without what is joined to it."""
    first, _, rest = token.low.rpartition("-")
    base = base_of(rest) if rest.endswith("ed") and _in(after, "N") else None
    acts = base and before is not None and before.tag == "N" and before.word[0].isupper()
    return _verb(token, f"{first}-{base}") if acts else token


def of_headline(token: Token, before: Token | None, after: Token | None, *, several: bool = False) -> Token:
    """A headline tells in the present: "Minister backs deal", "Norland, Sudmark reach deal" (`several`)."""
    base = base_of(token.low) if token.tag == "N" and token.word.islower() else None
    if base is None or before is None or before.tag not in "N,B" or _in(after, "MV"):
        return token
    if before.tag == "B":
        return _verb(token, base) if before.word == ":" and token.low == base and _in(after, "DNPX") else token
    if before.tag == ",":
        return _verb(token, base) if token.low.endswith("s") and _in(after, "DNP") else token
    plural = before.low.endswith("s")
    tells = not plural if token.low.endswith("s") else token.low == base and (plural or several)
    return _verb(token, base) if tells else token


def _owns(token: Token) -> bool:
    """ "Iran's": what it owns comes next, and is no verb."""
    return token.tag == "N" and token.low.endswith(("'s", "s'"))


def _has(token: Token) -> bool:
    return token.tag == "D" or _owns(token)


def _can_act(token: Token) -> bool:
    known = base_of(token.low) == token.low or bool(SUFFIX.search(token.low))
    return token.low in {"be", "have", "do"} or (token.tag == "N" and token.word[:1].islower() and known)


def _in(token: Token | None, tags: str) -> bool:
    return token is not None and token.tag in tags


def _maybe_verb(token: Token, before: Token | None, after: Token | None) -> Token:
    """Whether a word that can be a verb is one here."""
    low, base = token.low, base_of(token.low)
    if (token.word[0].isupper() and before is not None) or low.endswith("'s"):
        return token
    if before is not None and before.tag in "TM":
        return _verb(token, base or low) if before.tag == "T" else _after_auxiliary(token, before, base)
    if low.endswith("ing") and len(low) > 4:
        return _ing(token, base, before, after)
    if low.endswith("ed") or low in verbs().past:
        return _past(token, base, before, after)
    return _verb(token, base) if base is not None and _is_present(low, base, before, after) else token


def _is_present(low: str, base: str, before: Token | None, after: Token | None) -> bool:
    plain, third = base in verbs().plain, low.endswith("s") and low != base
    if plain:
        return _in(before, "NXBC") if third else not _in(before, "DP")
    if low in {"face", "risk"} and before is not None and before.low == "or":
        return True
    stands_alone = before is not None and before.tag == "X" and before.low not in {"one", "others", "other", "lot"}
    named = after is not None and (
        after.tag in "DX" or (before is not None and before.word == ":" and after.word[:1].isupper())
    )
    begins = not third and (before is None or before.tag in "CB,") and named
    return stands_alone or begins or (before is not None and after is not None and _tells(base, before, after, third=third))


def _tells(base: str, before: Token, after: Token, *, third: bool) -> bool:
    """A verb between its subject and its object: "(demand that) the state halt its tests", "Norland needs help"."""
    if before.tag != "N" or (third and before.low.endswith("s")):
        return False
    if not third and before.low.endswith("s") and after.low == "the":
        return not before.low.endswith(("'s", "ss", "us", "is")) and before.low not in BEFORE_NOUNS
    named = after.tag == "N" or after.low in DEGREES
    return after.low in OBJECTS or (third and ((base in TELLING and named) or (base == "reserve" and after.tag == "D")))


def _after_auxiliary(token: Token, before: Token, base: str | None) -> Token:
    low = token.low
    participle = low.endswith("ed") or low in verbs().past
    if before.low in BE and low.endswith("ing") and base:
        return _verb(token, base)
    if before.low in BE or before.low in HAVE:
        return _verb(token, base or low.removesuffix("ed"), passive=before.low in BE) if participle else token
    bare = before.low not in BE and before.low not in HAVE and low.isalpha() and not low.endswith("s")
    return _verb(token, base or low) if base or bare else token


def _ing(token: Token, base: str | None, before: Token | None, after: Token | None) -> Token:
    """ "The remaining troops": an adjective, or a noun; "troops leaving the town": a verb."""
    takes = after is not None and (after.tag in "DX" or after.word[:1].isupper())
    if _in(after, "DN") and ((token.low in LINKS and _in(before, "N")) or (token.low in WHEN and _in(before, "NXR"))):
        return replace(token, tag="P")
    ends = _in(before, "N") and (after is None or after.tag in "BM") and base not in verbs().alone
    if base is None or ends or (token.low in verbs().naming and not _rules(before, after, takes=takes)):
        return token
    return token if _in(before, "D") and not takes else _verb(token, base)


def _rules(before: Token | None, after: Token | None, *, takes: bool) -> bool:
    """Whether a word that is a noun too has an object: "from funding (the) dams"."""
    return (takes and _in(before, "PBCTV,")) or (before is not None and before.low == "from" and _in(after, "N"))


def _past(token: Token, base: str | None, before: Token | None, after: Token | None) -> Token:
    """ "Troops sent home", "we decided": verbs; "the proposed deal": an adjective."""
    named = _in(after, "N")
    if before is not None and before.tag == "N" and not before.word[0].isdigit():
        done_to = base in verbs().known and base not in verbs().alone and (after is None or after.tag in "PTB,R")
        return _verb(token, base or token.low.removesuffix("ed"), passive=done_to) if base or not named else token
    begins = before is not None and before.tag == "B" and not before.word.isalpha()
    if base is None or (named and (begins or not _in(before, "XB"))):
        return token
    if _in(before, "XB"):
        return _verb(token, base)
    return _verb(token, base, passive=True) if before is None or before.tag in "CV," else token


def _verb(token: Token, base: str, *, passive: bool = False) -> Token:
    return replace(token, tag="V", base=base, passive=passive)
