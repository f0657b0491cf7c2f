# ruff: noqa: E501  (a pattern reads better whole)
"""What a report tells of each person beside the name (titles, appositions, parties), and whom a description means by it."""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.annotate.actors.states import STATES
from onrecord.annotate.actors.tables import tables

Words = frozenset[str]

_TOKEN = re.compile(r"[\w&]+(?:[.'’-][\w&]+)*\.?")
# Where what stands before a name begins: after a mark, or the words that say who tells of it ("the diplomat added that President
# Macron" tells no more of him than that he is president); the full stop of "Sen.", "Gen." or "U.N." is none.
_BEFORE = re.compile(
    r"[\"“”(),;:\n]|\b(?:that|said|says|told|added|urged|asked|warned|about|over|against|with|by|whether|if|when|as|than|into|after|before|because|during)\s|(?<=[a-z0-9)]{2})(?<!\bSen)(?<!\bGen)(?<!\bRep)(?<!\bGov)(?<!\bSens)(?<!\bReps)(?<!\bCol)(?<!\bAdm)(?<!\bMrs)[.?!]\s"
)
_STOP = frozenset(
    "the a an and but or that which who said says say told tells of in on at by for from with to as his her its their new top "
    "senior former then current longtime outgoing incoming is was are were has had be".split()
)
_SAME = {
    "sen": "senator", "sens": "senator", "senators": "senator", "rep": "representative", "reps": "representative",
    "congressman": "representative", "congresswoman": "representative", "gov": "governor", "gen": "general",
    "advisor": "adviser", "defence": "defense", "democratic": "democrat", "democrat": "democrat", "republican": "republican", "democrats": "democrat", "d": "democrat",
    "gop": "republican", "republicans": "republican", "r": "republican", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "chairwoman": "chairman", "chair": "chairman", "chairs": "chairman", "heads": "head",
    "leads": "leader", "amb": "ambassador", "lt": "lieutenant", "col": "colonel", "attorney": "lawyer", "house": "house",
    "dictator": "leader", "strongman": "leader", "ruler": "leader", "premier": "prime", "rights": "rights",
}  # fmt: skip
_PARTIES = frozenset({"democrat", "republican"})
# A description's noun is met by any of these.
_MET_BY = {
    "lawmaker": {"senator", "representative"}, "congressman": {"representative"}, "legislator": {"senator", "representative"},
    "diplomat": {"diplomat", "ambassador", "envoy", "foreign"},
    "candidate": {"candidate", "nominee"}, "nominee": {"candidate", "nominee"},
    "chief": {"chief", "president", "secretary", "director", "commissioner", "head", "chairman"},
}  # fmt: skip
_LONGEST = 90


@lru_cache(maxsize=4096)
def told_words(text: str) -> Words:
    """The words of a title, apposition or description as they are compared; places as "@" and bodies as "#" with their usual name."""
    tokens: list[str] = _TOKEN.findall(text.replace("’", "'"))
    found: set[str] = set()
    known = tables().known
    at = 0
    while at < len(tokens):
        for size in (3, 2, 1):
            form = " ".join(tokens[at : at + size]).removesuffix("'s")
            place = known.get(form) or known.get(form.rstrip("."))
            state = STATES.get(form) if size > 1 or len(form) > 4 else None
            if size == 1 and _SAME.get(form.casefold()) in _PARTIES:
                continue
            if state or (place and place.kind in {"country", "organisation"} and form[:1].isupper()):
                sign = "#" if place and not state and place.kind == "organisation" else "@"
                found.add(f"{sign}{state or (place.name if place else form)}")
                at += size
                break
        else:
            found |= _plain(tokens[at])
            at += 1
    return frozenset(found - _STOP)


def _plain(token: str) -> set[str]:
    """One word, without case, dots and possessive; "D-Calif." is a Democrat of California."""
    bare = token.rstrip(".").removesuffix("'s")
    party, dash, state = bare.partition("-")
    if dash and party in {"D", "R", "I"}:
        return {_SAME.get(party.casefold(), party), f"@{STATES.get(state, state)}"}
    if bare in STATES and bare != "Me":
        return {f"@{STATES[bare]}"}
    low = bare.casefold()
    return {_SAME.get(low, low)}


def told_of(text: str, start: int, end: int) -> Words:
    """What stands beside the name at [start, end): the title before it and the apposition or bracket after it."""
    back = text[max(0, start - _LONGEST) : start]
    cut = [match.end() for match in _BEFORE.finditer(back)]
    before = back[cut[-1] :] if cut else back
    words = before.split()[-6:]
    while words and not (words[0][:1].isupper() or words[0].casefold().rstrip(",.") in _ROLE_NOUNS):
        words = words[1:]
    return told_words(" ".join(words)) | told_words(_after(text, end))


_ROLE_NOUNS = frozenset(
    "president minister secretary senator spokesman spokeswoman leader chief adviser advisor ambassador envoy general "
    "chairman director counsel lawyer attorney nominee candidate diplomat governor mayor top special".split()
)


_AFTER = re.compile(
    r"\s?\((?P<bracket>[^)\n]{1,40})\)(?P<of> of [A-Z]\w+)?|,\s(?:who (?:is|was|heads|leads|chairs) )?(?P<apposed>(?!who|which|and |but |said|speaking|on |in |at )"
    r"[^,\n;:\"“”]{2,90}?(?=[,\n;:]|\.\s|\.$| said| told| has | is | was )(?:, (?P<more>[A-Z][\w.]+)(?=,))?)|\s(?:is|was|chairs|heads|leads) (?P<be>(?:the|an?) [^,\n;:.]{3,60})"
)


def _after(text: str, end: int) -> str:
    match = _AFTER.match(text, end, min(len(text), end + 160))
    if match is None:
        return ""
    return " ".join(filter(None, match.groups()))


def meets(noun: str, words: Words) -> bool:
    """Whether what is told of somebody meets the head noun of a description ("foreign minister", "congressman")."""
    low = noun.casefold()
    either = _MET_BY.get(low)
    if either:
        return bool(either & words)
    return told_words(noun) <= words


# What ministers and secretaries are for; two words of a group are one portfolio.
_PORTFOLIOS = {
    word: number
    for number, words in enumerate(
        (
            "foreign", "defense defence", "finance treasury", "interior home", "trade commerce", "economy economic", "agriculture farm farming",
            "fisheries fishery", "environment climate", "energy oil petroleum", "health", "justice", "prime", "education", "transport",
            "culture", "industry", "labor labour", "water", "information", "security", "digital", "migration", "development", "sports", "tourism",
            "unification", "mining", "state",
        )
    )
    for word in words.split()
}  # fmt: skip


def portfolios(words: Words) -> set[int]:
    """What the office in these words is for, "foreign" of "foreign minister"."""
    return {_PORTFOLIOS[word] for word in words if word in _PORTFOLIOS}


def agreement(described: Words, told: Words) -> int:
    """How many words of the description are told of the person; -1 where they name different places, offices or parties."""
    places = {word for word in described if word[0] == "@"}
    others = {word for word in told if word[0] == "@"}
    if places and others and not places & others:
        return -1
    offices, other_offices = portfolios(described), portfolios(told)
    if offices and other_offices and not offices & other_offices:
        return -1
    parties, other_parties = described & _PARTIES, told & _PARTIES
    if parties and other_parties and not parties & other_parties:
        return -1
    return len(described & told)


_SAYS = (
    r"(?:said|says|told|added|adds|announced|warned|wrote|writes|argued|insisted|stressed|declared|stated|explained|noted|vowed"
    r"|pledged)"
)
_CITED_AFTER = re.compile(rf"(?:,[^,.;\n\"“”]{{2,60}},)? (?:also |later |then )?{_SAYS}\b")
_CITED_BEFORE = re.compile(r"(?:[,\"”] (?:said|says|added)|\baccording to) (?:[\w’'-]+ ){0,4}$")


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the one named at [start, end) is cited there: "..., Berg said", "said the minister, Anna Berg"."""
    return bool(_CITED_AFTER.match(text, end) or _CITED_BEFORE.search(text, max(0, start - 60), start))


_KIND = r"(?:channel|portal|newspaper|daily|weekly|magazine|website|news site|broadcaster|tabloid|news agency)"
_KIND_BEFORE, _KIND_AFTER = (
    re.compile(rf"\b{_KIND} $"),
    re.compile(r" (?:TV |television |news |online )?(?:channel|portal|website|news site)\b(?! [A-Z])"),
)


def outlet_beside(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) is told to be an outlet's: "the newspaper Morgonbladet", "the TV8 channel"."""
    return bool(_KIND_BEFORE.search(text, max(0, start - 20), start) or _KIND_AFTER.match(text, end))
