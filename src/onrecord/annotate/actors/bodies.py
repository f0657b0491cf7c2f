"""Bodies that a text names in capitals by what they are: committees, ministries, agencies, armies."""

from __future__ import annotations

import re

from onrecord.annotate.actors.tables import tables
from onrecord.types import Entity

_HEADS = (
    "Committee|Subcommittee|Department|Ministry|Council|Commission|Agency|Authority|Bureau|Institute|University|"
    "Association|Federation|Court|Command|Corps|Brotherhood|Foundation|Board|Organization|Organisation|Group|"
    "Center|Centre|Coalition|Assembly|Parliament|Cabinet|Embassy|Army|Navy|Police|Guards?|Bank|Fund|Office|Party|Forces?"
)
_WORD = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&-]*)"
# "House Intelligence Committee", "Federation of Students", "Ministry of Defence": a run of capitals up to its head noun, and
# what the head is of.
NAMED_BODY = re.compile(
    rf"(?:{_WORD}[ ]){{0,5}}?(?:{_WORD}[ ](?:{_HEADS})|(?:{_HEADS})(?=[ ](?:of|on|for)[ ]))\b"
    rf"(?:[ ](?:{_HEADS})\b)*(?![ ][A-Z])"
    rf"(?P<of>[ ](?:of|on|for)[ ](?:the[ ])?(?!\w+day\b){_WORD}(?:(?:[ ]and[ ]|[ ])(?!The\b){_WORD}){{0,3}})?"
)
_STATES = re.compile(r"^(?:The )?(?:U\.S\.|US) (?=House|Senate)")


def body_at(text: str, start: int) -> tuple[int, str] | None:
    """Where a body's name that begins at `start` ends, and the name; None where none begins there."""
    match = NAMED_BODY.match(text, start)
    if match is None:
        return None
    return match.end(), _STATES.sub("", match[0])


def head_of(name: str) -> str:
    """The head noun of a body's name, in lower case: "committee" for "House Committee on Rules", "ministry"."""
    plain = re.split(r" (?:of|on|for) ", name, maxsplit=1)[0]
    return plain.rsplit(" ", maxsplit=1)[-1].casefold()


_PART = (
    r"(?:(?:Foreign|Defen[cs]e|Interior|Finance|Economy|Energy|Trade|Justice|Health) Ministry"
    r"|Ministry of [A-Z][\w ]+|Cabinet|Embassy|Consulate|Army|Navy|Air Force|Coast Guard)"
)
_OF_STATE = re.compile(rf"(?P<place>.+?)(?:['’]s)? {_PART}\b")
_OWNED = re.compile(r"(?P<place>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,2}?)['’]s? $")


def state_of(entity: Entity) -> str | None:
    """The state whose embassy, ministry or army a body is by its name ("Norlandic Foreign Ministry")."""
    match = _OF_STATE.match(entity.name) if entity.kind == "organisation" else None
    known = tables().known.get(match["place"]) if match else None
    return known.name if known is not None and known.kind == "country" else None


_AT_END = re.compile(rf"\b{_PART}$")


def part_in(name: str) -> str | None:
    """What part of a state a body is by the end of its name, "Foreign Ministry"; None where it is none."""
    match = _AT_END.search(name)
    return match[0] if match else None


# Heads of bodies that a state has for itself, as against its parties, firms, courts and universities.
_PUBLIC = frozenset(
    "office agency organization organisation council commission authority bureau department service ministry command "
    "directorate administration guard guards".split()
)

# By these words a body with such a head is one of citizens, and no state's.
_CIVIC = re.compile(
    r"\b(?:Bar|Bishops|Chess|Church(?:es)?|Consumers?|Conservation|Cricket|Football|Jews|Jewish|Medical|Muslims?|News|Olympic"
    r"|Press|Refugees?|Students?|Sports?|Workers?|Wildlife|Writers?)\b"
)


def owned_by_state(text: str, start: int, name: str) -> tuple[str, str | None]:
    """The name of a body, and the state for which it acts where it is told to be that state's ("Norland's Security Council").

    A ministry, an embassy or an army is named with it: "Norlandic Foreign Ministry" of "Norland's Foreign Ministry".
    """
    part = re.fullmatch(_PART, name)
    public = head_of(name) in _PUBLIC and not _CIVIC.search(name)
    state = _owner(text, start) if part or public else None
    return f"{tables().adjective(state)} {name}" if part and state else name, state


def _owner(text: str, start: int) -> str | None:
    for at in range(max(0, start - 40), start):
        match = _OWNED.match(text, at, start) if not text[at - 1 : at].isalnum() else None
        known = tables().known.get(match["place"]) if match else None
        if known is not None and known.kind == "country":
            return known.name
    return None


__all__ = ["body_at", "head_of", "owned_by_state", "part_in", "state_of"]
