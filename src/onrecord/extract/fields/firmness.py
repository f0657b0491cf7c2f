# ruff: noqa: E501  (a pattern or table row reads better whole)
"""Firmness after the codebook: 1 vague, 2 specific or firm, 3 specific and firm; 0 for acts that bind nobody."""

from __future__ import annotations

import re

from onrecord.types import Act

BINDING_ACTS: frozenset[Act] = frozenset({"commit", "refuse", "demand", "threaten"})
_FIRM = re.compile(
    r"\b(?:will|won['’]t|must|shall|never|cannot|can['’]t|guarante\w+|vow\w*|pledg\w+|promis\w+|demand\w*|insist\w*|order\w*|sign(?:ed|s)|agreed|decided|ruled out|reject\w*|refus\w+|definitely|absolutely|categorically"
    r"|unconditional\w*|immediate\w*|has to|have to|need to|swor\w+|committed|no way|under no circumstances|announced|approved|voted|ordered)\b|['’]ll\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d|\b(?:two|three|four|five|six|ten|hundred|thousand|million|billion|all|every|entire)\b", re.IGNORECASE)
_VAGUE = re.compile(
    r"\b(?:something|whatever|some kind|as needed|appropriate|consequences|a price|respond|response|everything|anything|steps|measures|support|help|work with|cooperate|calm|restraint|dialogue|stronger|tough|closely|soon|better|efforts?)\b",
    re.IGNORECASE,
)


def firmness_of(act: Act, cue: str, content: str, *, dated: bool, guess: int = 0) -> int:
    """0 to 3. `guess` is the model's reading (0: none), which stands where it is one of 1 to 3; `dated`: there is a deadline."""
    if act not in BINDING_ACTS:
        return 0
    if guess in {1, 2, 3}:
        return guess
    firm = _FIRM.search(f"{cue} {content}") is not None
    specific = dated or _NUMBER.search(content) is not None or (len(content.split()) >= 6 and not _VAGUE.search(content))
    return 1 + firm + specific
