"""How an act becomes a PLOVER event and a CAMEO code. Each choice is in docs/exports.md, as PLOVER's manual asks.

Events, quad codes and scores are facts of PLOVER_MANUAL of 2024-02-04, sections before summary tables where the two disagree:
quad 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. CAMEO codes are those of its codebook
1.1b3 (2012).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.types import Statement

Rules = Sequence[tuple[str, re.Pattern[str]]]


@dataclass(frozen=True, slots=True)
class Coded:
    """An event with its mode, PLOVER's quad code and conflict-cooperation score, and the CAMEO code; no event: not coded."""

    event: str | None
    mode: str | None
    quad: int | None
    score: float | None
    cameo: str


QUADS = {"AGREE": 1, "CONCEDE": 1, "REQUEST": 3, "REJECT": 3, "THREATEN": 3}
SCORES: dict[tuple[str, str | None], float] = {
    ("AGREE", None): 2.5,
    ("CONCEDE", None): 4.5,
    ("REQUEST", None): 0,
    ("REQUEST", "assist"): 0.5,
    ("REQUEST", "change"): -1,
    ("REQUEST", "yield"): -1,
    ("REQUEST", "meet"): 0,
    ("REJECT", None): -2,
    ("REJECT", "assist"): -1.5,
    ("REJECT", "change"): -2,
    ("REJECT", "yield"): -2,
    ("REJECT", "meet"): -2,
    ("THREATEN", None): -3.5,
    ("THREATEN", "restrict"): -3,
    ("THREATEN", "arrest"): -3.5,
    ("THREATEN", "relations"): -3.5,
    ("THREATEN", "expel"): -3.5,
    ("THREATEN", "territory"): -4,
    ("THREATEN", "violence"): -3.5,
}
# What has no PLOVER event, with its CAMEO code: a comment, a decision left open, an answer withheld.
UNCODED = {"state": "010", "consider": "014", "evade": "011"}
CAMEO: dict[tuple[str, str | None], str] = {
    ("AGREE", None): "030",
    ("AGREE", "assist"): "033",
    ("AGREE", "meet"): "036",
    ("CONCEDE", None): "035",
    ("REQUEST", None): "100",
    ("REQUEST", "assist"): "103",
    ("REQUEST", "change"): "104",
    ("REQUEST", "yield"): "105",
    ("REQUEST", "meet"): "106",
    ("REJECT", None): "120",
    ("REJECT", "assist"): "122",
    ("REJECT", "change"): "123",
    ("REJECT", "yield"): "124",
    ("REJECT", "meet"): "125",
    ("THREATEN", None): "130",
    ("THREATEN", "restrict"): "131",
    ("THREATEN", "arrest"): "137",
    ("THREATEN", "relations"): "1313",
    ("THREATEN", "expel"): "131",
    ("THREATEN", "territory"): "138",
    ("THREATEN", "violence"): "138",
}


def _words(*rows: tuple[str, str]) -> Rules:
    return tuple((name, re.compile(rf"\b(?:{stems})", re.IGNORECASE)) for name, stems in rows)


# Tried in this order over the matter and the words; where none is found the mode stays open, nothing is forced.
WANTED = _words(
    ("meet", "meet|met\\b|talks?\\b|negotiat|dialogue|summit|visit|sit down"),
    (
        "yield",
        "withdraw|pull out|pull back|cease-?fire|truce|releas|free\\b|freeing|surrender|disarm|resign|step down|lift|halt|stop",
    ),
    (
        "assist",
        "aid\\b|help|assist|support|fund|financ|donat|suppl|deliver|provid|send|troops|soldiers|weapons?\\b|arms\\b|ships?\\b|loan",
    ),
    ("change", "reform|chang|polic(?:y|ies)|law\\b|elections?\\b|constitution"),
)
HARM = _words(
    ("violence", "attack|strike|bomb|invad|invasion|kill|destroy|war\\b|force\\b|retaliat|missiles?|troops"),
    ("territory", "annex|seiz|territor|occup"),
    ("restrict", "sanction|tariff|embargo|boycott|block|cut off|restrict|freez|suspend|ban\\b"),
    ("expel", "expel|deport"),
    ("arrest", "arrest|jail|prosecut|detain"),
    ("relations", "relations|ambassador|embass|recall|ties\\b|leave\\b|quit\\b"),
)
# All that are met are given; the other contexts of PLOVER need more than words.
CONTEXTS = _words(
    (
        "military",
        "militar|troops|soldiers|army|navy|weapons?\\b|arms\\b|missile|jets?\\b|tanks?\\b|warships?|air defen[cs]e|war\\b",
    ),
    ("economic", "econom|tariff|trade|sanction|budget|loan|tax|invest|market|debt|bank"),
    ("diplomatic", "diplom|talks?\\b|negotiat|summit|ambassador|embass|treaty"),
    ("election", "election|referendum|ballot|vote\\b|voting"),
    ("legal", "court|tribunal|prosecut|lawsuit|legal"),
    ("territory", "territor|border|annex"),
    ("peacekeeping", "peacekeep|monitoring mission|buffer zone"),
    ("migration", "migra|border crossings"),
    ("asylum", "asylum|refugee"),
    ("health", "health|vaccin|hospital|pandemic"),
    ("natural_resource", "oil\\b|gas\\b|pipeline|minerals?|mining|water supply"),
    ("environment", "climate|emission|environment|pollut"),
    ("cbrn", "nuclear|uranium|chemical weapons?|biological weapons?"),
    ("terrorism", "terror"),
    ("cyber", "cyber|hack"),
    ("human_rights", "human rights|prisoners?|hostages?"),
    ("crime", "crim(?:e|inal)|smuggl|gang"),
    ("corruption", "corrupt|brib"),
    ("disasters", "earthquake|flood|hurricane|famine"),
)
# Promises to give something up: PLOVER codes them CONCEDE, not AGREE.
YIELDS = ("yield",)


def coded(one: Statement) -> Coded:
    """The event of a statement. An intention counts as a promise: AGREE takes any indicated willingness."""
    if one.act in UNCODED:
        return Coded(None, None, None, None, UNCODED[one.act])
    text = f"{one.matter.name if one.matter else ''} {one.content.text}"
    wanted = _first(WANTED, text)
    if one.act == "threaten":
        return _made("THREATEN", _first(HARM, text))
    if one.act == "demand":
        return _made("REQUEST", wanted)
    if one.act in ("refuse", "retract"):
        return _made("REJECT", wanted)
    if wanted in YIELDS and one.polarity == "do":
        return _made("CONCEDE", None)
    return _made("AGREE", None, wanted)


def contexts(one: Statement) -> list[str]:
    """PLOVER's contexts whose words the matter or the statement has, in the order of CONTEXTS."""
    text = f"{one.matter.name if one.matter else ''} {one.content.text}"
    return [name for name, pattern in CONTEXTS if pattern.search(text)]


def _made(event: str, mode: str | None, cooperates: str | None = None) -> Coded:
    """`cooperates`: AGREE has no modes, but CAMEO tells aid and meetings apart."""
    cameo = CAMEO.get((event, mode or cooperates)) or CAMEO[event, None]
    return Coded(event, mode, QUADS[event], SCORES[event, mode], cameo)


def _first(rules: Rules, text: str) -> str | None:
    return next((name for name, pattern in rules if pattern.search(text)), None)


__all__ = ["CAMEO", "CONTEXTS", "QUADS", "SCORES", "UNCODED", "Coded", "coded", "contexts"]
