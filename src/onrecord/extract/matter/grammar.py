"""Closed classes of English words, and the words of a passage that are verbs where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from onrecord.extract.matter.verbs import base_of, verbs
from onrecord.types import Span

# What a word is here: D determiner, P preposition, T the "to" of a verb, C "and", B where a clause begins or breaks, M
# auxiliary, X somebody or something that stands alone, R adverb, V verb, N any other word: noun, adjective, name, number.
CLOSED: dict[str, str] = {
    word: tag
    for tag, words in {
        "D": "a an the this that these those its his her their my your our some any all each every both another such no either "
        "neither many several much enough own",
        "P": "to of on in at for from by with without within into onto over under against between among through during before "
        "after above below across toward towards behind beyond near despite via amid along around regarding concerning "
        "including about except per",
        "C": "and or & nor",
        "B": "but which who whom whose what when where why how whether if unless because while although though since so than "
        "then as until once",
        "M": "is are was were be been being am do does did has have had having will would shall should may might can could "
        "must ought cannot 's 're 'll 've 'd i'm he's she's it's that's there's we're they're you're i'll we'll they'll he'll "
        "she'll it'll you'll i've we've they've you've i'd we'd they'd he'd she'd you'd isn't aren't wasn't weren't don't "
        "doesn't didn't hasn't haven't hadn't won't wouldn't shan't shouldn't mayn't can't couldn't mustn't let's",
        "X": "i you he she it we they me him them us himself herself itself themselves ourselves myself yourself "
        "everyone everybody everything anyone anybody anything someone somebody something nobody nothing none there here one "
        "others lot other",
        "R": "according far not n't never elsewhere also too even still yet again already soon now today tomorrow yesterday "
        "ahead later early ever just only very quite rather perhaps maybe together away instead else forward once more most "
        "less least further here there well back "
        "out up down off",
    }.items()
    for word in words.split()
}  # fmt: skip
BE = frozenset("is are was were be been being am 's 're i'm he's she's it's that's there's we're they're you're".split()) | {
    "isn't", "aren't", "wasn't", "weren't", "get", "gets", "got",
}  # fmt: skip
HAVE = frozenset("has have had having 've i've we've they've you've hasn't haven't hadn't".split())
# Degrees that are part of a noun phrase before a noun ("more sanctions").
DEGREES = frozenset("more most less least further well early first last next right".split())
# With these a clause begins that tells of something beside the matter.
ASIDE = frozenset("who which whom whose when where because while although though since as if unless until than".split())
SUFFIX = re.compile(r"(?:i[sz]e|ify)$")
# A participle that says of a noun what it has to do with the next: "questions surrounding the dam".
LINKS = frozenset(
    "surrounding involving targeting condemning affecting governing limiting banning allowing requiring "
    "recognizing recognising linking blocking protecting preventing restricting authorizing authorising".split()
)
# Words in -ly that are no adverbs.
NO_ADVERBS = frozenset(
    "ally supply reply family rally early daily assembly anomaly italy weekly monthly deadly likely friendly elderly costly "
    "orderly unlikely july hourly yearly timely apply comply rely imply multiply monopoly".split()
)


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
    noun_next = after is not None and after.tag == "N"
    if token.low == "to":
        return replace(token, tag="T" if after is not None and _can_act(after) else "P")
    if token.low in DEGREES:
        return replace(token, tag="N" if noun_next else "R")
    if token.low == "do" and _in(before, "TM"):
        return _verb(token, "do")
    if token.low in {"so", "that"} and before is not None and before.base == "do":
        return replace(token, tag="X")
    if token.low == "that":
        return replace(token, tag="D" if noun_next and _in(before, "PTV") else "B")
    if before is not None and _owns(before):
        return replace(token, tag="N") if token.low == "will" else token
    if token.tag != "N" or ("-" in token.word and base_of(token.low) is None):
        return token
    return _maybe_verb(token, before, after)


def of_headline(token: Token, before: Token | None, after: Token | None) -> Token:
    """A headline tells in the present: "Minister backs deal", "Sides reach deal"."""
    base = base_of(token.low) if token.tag == "N" and token.word.islower() else None
    if base is None or before is None or before.tag not in "N," or _in(after, "MV"):
        return token
    if before.tag == ",":
        return _verb(token, base) if token.low.endswith("s") and _in(after, "DNP") else token
    tells = token.low.endswith("s") != before.low.endswith("s") and (token.low.endswith("s") or token.low == base)
    return _verb(token, base) if tells else token


def _owns(token: Token) -> bool:
    """ "Iran's": what it owns comes next, and is no verb."""
    return token.tag == "N" and token.low.endswith(("'s", "s'"))


def _can_act(token: Token) -> bool:
    known = token.low in verbs().known or bool(SUFFIX.search(token.low))
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
    stands_alone = before is not None and before.tag == "X" and before.low not in {"one", "others", "other", "lot"}
    return stands_alone or (not third and (before is None or before.tag in "CB,") and _in(after, "DX"))


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
    if token.low in LINKS and _in(before, "N") and _in(after, "DN"):
        return replace(token, tag="P")
    if base is None or (token.low in verbs().naming and not (takes and _in(before, "PBCTV,"))):
        return token
    return token if _in(before, "D") and not takes else _verb(token, base)


def _past(token: Token, base: str | None, before: Token | None, after: Token | None) -> Token:
    """ "Troops sent home", "we decided": verbs; "the proposed deal": an adjective."""
    named = _in(after, "N")
    if before is not None and before.tag == "N" and not before.word[0].isdigit():
        return _verb(token, base or token.low.removesuffix("ed")) if base or not named else token
    if base is None or (named and not _in(before, "XB")):
        return token
    if _in(before, "XB"):
        return _verb(token, base)
    return _verb(token, base, passive=True) if before is None or before.tag in "CV," else token


def _verb(token: Token, base: str, *, passive: bool = False) -> Token:
    return replace(token, tag="V", base=base, passive=passive)
