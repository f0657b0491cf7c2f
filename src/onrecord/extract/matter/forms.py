"""Whether a word that can be a verb is one where it stands."""

from __future__ import annotations

from onrecord.extract.matter.closed import BE, BEFORE_NOUNS, COMPARED, COUNTS, DEGREES, HAVE, LINKS, OBJECTS, TELLING, WHEN
from onrecord.extract.matter.token import Token, as_verb, tagged
from onrecord.extract.matter.verbs import base_of, unknown_base, verbs

_PEOPLES = ("ans", "crats")  # "Norlandians pay", "Democrats vote"
_FELT = frozenset("concerned worried tired".split())  # nothing is done
_BEGINNING = frozenset("the a an".split())


def maybe_verb(token: Token, before: Token | None, after: Token | None) -> Token:
    """Whether a word that can be a verb is one here."""
    low, base = token.low, base_of(token.low)
    if (token.word[0].isupper() and before is not None) or low.endswith("'s"):
        return token
    if before is not None and before.tag in "TM":
        return as_verb(token, base or low) if before.tag == "T" else _after_auxiliary(token, before, base)
    if low.endswith("ing") and len(low) > 4:
        return _ing(token, base, before, after)
    if low.endswith("ed") or low in verbs().past:
        return _past(token, base, before, after)
    return as_verb(token, base) if base is not None and _is_present(low, base, before, after) else token


def _is_present(low: str, base: str, before: Token | None, after: Token | None) -> bool:
    plain, third = base in verbs().plain, low.endswith("s") and low != base
    if plain:
        return tagged(before, "NXBC") if third else not tagged(before, "DP")
    if low in {"face", "risk"} and before is not None and before.low == "or":
        return True
    stands_alone = before is not None and before.tag == "X" and before.low not in {"one", "others", "other", "lot"}
    return (
        stands_alone
        or (not third and _begins(before, after))
        or (before is not None and after is not None and _tells(base, before, after, third=third))
    )


def _begins(before: Token | None, after: Token | None) -> bool:
    """Whether a verb without a subject stands between them: "(finish it) and leave Norland", ": Use it"."""
    if after is None or (before is not None and before.tag not in "CB,"):
        return False
    return after.tag in "DX" or (after.word[:1].isupper() and (before is None or before.tag == "C" or before.word == ":"))


def _tells(base: str, before: Token, after: Token, *, third: bool) -> bool:
    """A verb between its subject and its object: "(demand that) the state halt its tests", "Norland needs help"."""
    if before.tag != "N" or (third and before.low.endswith("s")):
        return False
    if not third and before.low.endswith(_PEOPLES) and before.word[0].isupper():
        return True
    if not third and before.low.endswith("s") and after.low in _BEGINNING:
        return not before.low.endswith(("'s", "ss", "us", "is")) and before.low not in BEFORE_NOUNS
    named = after.tag == "N" or after.low in DEGREES or after.low == "that"
    return after.low in OBJECTS or (third and ((base in TELLING and named) or (base == "reserve" and after.tag == "D")))


def _after_auxiliary(token: Token, before: Token, base: str | None) -> Token:
    low = token.low
    participle = (low.endswith("ed") or low in verbs().past) and low not in _FELT
    if before.low in BE and low.endswith("ing") and base:
        return as_verb(token, base)
    if before.low in BE or before.low in HAVE:
        return as_verb(token, base or unknown_base(low), passive=before.low in BE) if participle else token
    bare = before.low not in BE and before.low not in HAVE and low.isalpha() and not low.endswith("s")
    return as_verb(token, base or low) if base or bare else token


def _ing(token: Token, base: str | None, before: Token | None, after: Token | None) -> Token:
    """ "The remaining troops": an adjective, or a noun; "troops leaving the town": a verb."""
    takes = after is not None and (after.tag in "DX" or after.word[:1].isupper())
    if tagged(after, "DN") and ((token.low in LINKS and tagged(before, "N")) or (token.low in WHEN and tagged(before, "NXR"))):
        return token._replace(tag="P")
    ends = tagged(before, "N") and (after is None or after.tag in "BM") and base not in verbs().alone
    counted = before is not None and (before.low in COUNTS or before.low.isdigit()) and tagged(after, "N")
    if base is None or ends or counted or (token.low in verbs().naming and not _rules(before, after, takes=takes)):
        return token
    return token if tagged(before, "D") and not takes else as_verb(token, base)


def _rules(before: Token | None, after: Token | None, *, takes: bool) -> bool:
    """Whether a word that is a noun too has an object: "from funding (the) dams"."""
    return (takes and tagged(before, "PBCTV,")) or (before is not None and before.low == "from" and tagged(after, "N"))


def _past(token: Token, base: str | None, before: Token | None, after: Token | None) -> Token:
    """ "Troops sent home", "we decided": verbs; "the proposed deal": an adjective."""
    named = tagged(after, "N")
    if named and before is not None and before.low in COMPARED:
        return token
    if before is not None and before.tag == "N" and not before.word[0].isdigit():
        done_to = base in verbs().known and base not in verbs().alone and (after is None or after.tag in "PTB,R")
        return as_verb(token, base or unknown_base(token.low), passive=done_to) if base or not named else token
    begins = before is not None and before.tag == "B" and not before.word.isalpha()
    if base is None or (named and (begins or not tagged(before, "XB"))):
        return token
    if tagged(before, "XB"):
        return as_verb(token, base)
    return as_verb(token, base, passive=True) if before is None or before.tag in "CV," else token
