"""How stances and acts look and are called on a page: a mark with a shape of its own, a colour, and a word."""

from __future__ import annotations

from onrecord.types import Act, Stance

# The short word of a stance in a cell; the sentence is in `wording`.
STANCE_SHORT: dict[Stance, str] = {
    "committed": "committed",
    "conditional": "conditional",
    "intends": "intends",
    "considering": "considering",
    "unclear": "unclear",
    "refused": "refused",
    "contradictory": "contradictory",
    "none": "nothing found",
}
# From the firmest yes down to the firmest no: the order of the chart and the legend.
LADDER: tuple[Stance, ...] = ("committed", "conditional", "intends", "considering", "unclear", "contradictory", "refused")

# In which row of the chart an act stands. A threat is a commitment to do harm; a demand has a row of its own.
ACT_STANCE: dict[Act, Stance] = {
    "commit": "committed",
    "threaten": "committed",
    "intend": "intends",
    "consider": "considering",
    "refuse": "refused",
    "retract": "refused",
    "evade": "unclear",
}
STANCE_MEANING: dict[Stance, str] = {
    "committed": "has bound itself",
    "conditional": "only if something not known to be met",
    "intends": "plans or wishes, short of binding itself",
    "considering": "weighs it, has not ruled it out",
    "unclear": "asked or expected, no clear answer",
    "refused": "will not, or has taken it back",
    "contradictory": "says both, and both still stand",
    "none": "no statement on record",
}

__all__ = ["ACT_STANCE", "LADDER", "STANCE_MEANING", "STANCE_SHORT"]
