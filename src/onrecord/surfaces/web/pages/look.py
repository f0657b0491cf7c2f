"""How stances and acts look and are called on a page: a mark with a shape of its own, a colour, and a word."""

from __future__ import annotations

from onrecord.types import Act, Polarity, Speech, Stance

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
# What a value of a field means, for a reader who has not the codebook at hand.
POLARITY_MEANING: dict[Polarity, str] = {"do": "that it be done", "refrain": "that it not be done"}
SPEECH_MEANING: dict[Speech, str] = {
    "direct": "in the speaker's own words",
    "indirect": "in the reporter's words",
    "mixed": "in the reporter's words, some of them quoted",
    "narrated": "told by the reporter, nobody cited",
}
FIRMNESS_MEANING: dict[int, str] = {1: "vague", 2: "specific or firm", 3: "specific and firm"}

__all__ = [
    "ACT_STANCE",
    "FIRMNESS_MEANING",
    "LADDER",
    "POLARITY_MEANING",
    "SPEECH_MEANING",
    "STANCE_MEANING",
    "STANCE_SHORT",
]
