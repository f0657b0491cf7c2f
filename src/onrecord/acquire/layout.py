"""Tables that lay a page out, as pages of the nineties have them: their cells are parts of the page, and no data."""

from __future__ import annotations

from lxml import html

_PARTS = ("table", "tbody", "thead", "tfoot", "tr", "td", "th", "center")
_PARAGRAPHS = 2  # in one cell: data has none


def without_layout_tables(tree: html.HtmlElement) -> bool:
    """Make plain parts of every table with an article's paragraphs in a cell; whether there was any."""
    found = False
    for cell in list(tree.iter("td")):
        if len(cell.findall("p")) + len(cell.findall("*/p")) >= _PARAGRAPHS:
            found = True
            for part in [cell, *cell.iterancestors()]:
                if part.tag in _PARTS:
                    part.tag = "div"
    return found


__all__ = ["without_layout_tables"]
