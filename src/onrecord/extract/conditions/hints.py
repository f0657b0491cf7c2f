"""Letters without which a marker cannot stand in a sentence: looked for first, since most sentences have none."""

from __future__ import annotations

_HINTS = {
    "whether or not": ("whether", "regardless", "no matter"),
    "even if": ("even ", "if"),
    "whether": ("whether",),
    "only if": ("only", "not unless"),
    "when": ("when ",),
    "after": ("after ", "upon ", "following a", "the day "),
    "except if": ("except",),
    "if": ("if",),
    "unless": ("unless",),
    "once": ("once",),
    "provided": ("provid",),
    "on condition": ("condition", "proviso", "understanding", "such time"),
    "as long as": ("long as",),
    "in case": ("in case", "in the case", "in the event"),
    "in exchange": ("exchange", "return", "turn", "compensation"),
    "subject to": ("subject to",),
    "pending": ("pending",),
    "contingent on": ("contingent", "condition", "predicated", "depend", "hinge"),
    "barring": ("barring",),
    "assuming": ("assuming",),
    "supposing": ("suppos",),
    "until": ("til",),
    "as soon as": ("soon as", "minute", "moment", "instant"),
    "without": ("without",),
    "absent": ("absent", "absence", "permitting"),
    "should": ("should",),
    "had": ("had",),
    "were": ("were",),
    "failing": ("failing",),
    "before": ("before",),
    "any such act": (
        *("use", "violation", "attack", "strike", "move", "attempt", "aggression", "breach", "interference", "deployment"),
        *("incursion", "provocation", "invasion"),
    ),
    "the longer": ("the longer", "the more time"),
}


def may_stand(name: str, folded: str) -> bool:
    """Whether a marker of that name can stand in the case-folded words; always true for a name without hints."""
    hints = _HINTS.get(name)
    return hints is None or any(map(folded.__contains__, hints))
