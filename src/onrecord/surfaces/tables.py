"""Statements as rich tables and cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.surfaces import wording
from onrecord.surfaces.plain import safe
from onrecord.types import Act, Judgement, Statement

ACT_STYLES: dict[Act, str] = {
    "commit": "green",
    "intend": "cyan",
    "consider": "cyan",
    "refuse": "red",
    "retract": "red",
    "evade": "yellow",
    "demand": "magenta",
    "threaten": "magenta",
    "state": "dim",
}


NAME_WIDTH = 22
NONE: Mapping[str, Judgement] = MappingProxyType({})


def new_table(*columns: str, title: str | None = None) -> Table:
    """An empty table in the one look of all commands."""
    table = Table(
        title=title, title_justify="left", show_lines=False, pad_edge=False, expand=False, box=None, padding=(0, 2, 0, 0)
    )
    for column in columns:
        # The words are what is read: names and matters wrap first.
        table.add_column(column, header_style="bold", overflow="fold", max_width=None if column == "words" else NAME_WIDTH)
    return table


def passage_text(statement: Statement, withdrawn: Judgement | None = None) -> Text:
    """The exact words, with condition, deadline and the reporter's hedge beneath, and that its report was withdrawn."""
    mark = "“{}”" if statement.speech == "direct" else "{}"
    parts = [Text(mark.format(safe(wording.content_words(statement))))]
    if statement.condition:
        parts.append(Text.assemble(("if: ", "bold yellow"), safe(statement.condition.text)))
    if statement.deadline:
        parts.append(Text.assemble(("when: ", "bold"), wording.deadline_words(statement.deadline)))
    if statement.hedge:
        parts.append(Text.assemble(("hedged: ", "bold"), safe(statement.hedge.text)))
    if withdrawn:
        parts.append(Text(wording.withdrawn_words(withdrawn), style="bold red"))
    parts.append(Text(statement.id, style="dim"))
    return Text("\n").join(parts)


def telling(statement: Statement) -> Text:
    """Whose words they are, what these do, where and when they were published, and when they were said, if on another day."""
    act = (wording.act_words(statement), ACT_STYLES[statement.act])
    said = wording.earlier_words(statement)
    return Text("\n").join(
        [
            Text(wording.actor_words(statement.speaker)),
            Text.assemble(act),
            Text(wording.outlet_words(statement.report), style="dim"),
            *([Text(said, style="dim")] if said else []),
        ]
    )


def statement_table(
    statements: Iterable[Statement], title: str | None = None, withdrawn: Mapping[str, Judgement] = NONE
) -> Table:
    """Statements, one a row, in the order given; `withdrawn` by report id."""
    table = new_table("speaker", "act", "party → to", "matter", "words", title=title)
    for one in statements:
        act = Text(wording.act_words(one), style=ACT_STYLES[one.act])
        matter = safe(one.matter.name) if one.matter else "-"
        words = passage_text(one, withdrawn.get(one.report.id))
        table.add_row(Text(wording.actor_words(one.speaker)), act, Text(wording.party_words(one)), Text(matter), words)
    return table


def _fields(statement: Statement) -> Iterator[tuple[str, str]]:
    """Every field of a statement in words, for `show`."""
    yield "id", statement.id
    yield "speaker", wording.actor_words(statement.speaker)
    yield "act", f"{wording.act_words(statement)}  (firmness {statement.firmness} of 3, {statement.polarity})"
    yield "party", wording.party_words(statement)
    yield "matter", safe(statement.matter.name) if statement.matter else "-"
    yield "words", safe(wording.content_words(statement))
    yield "cue", safe(statement.cue.text) if statement.cue else "-"
    yield "speech", statement.speech
    yield "condition", safe(statement.condition.text) if statement.condition else "-"
    yield "deadline", wording.deadline_words(statement.deadline) if statement.deadline else "-"
    yield "said on", wording.said_words(statement)
    yield "chain", wording.chain_words(statement)
    yield "hedge", safe(statement.hedge.text) if statement.hedge else "-"
    certainty = "-" if statement.certainty is None else f"{statement.certainty:g}"
    yield "certainty", f"{certainty} (the speaker's)"
    yield (
        "confidence",
        f"{statement.confidence:.2f} (ours, that it is a statement), {statement.act_confidence:.2f} (that the act is right)",
    )
    yield "extractor", statement.extractor


def statement_card(statement: Statement) -> RenderableType:
    """One statement with every field, the report it stands in, and the passage in its surroundings."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="bold", no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in _fields(statement):
        grid.add_row(name, Text(value))
    report = statement.report
    told = {
        "title": report.title,
        "outlet": wording.outlet_words(report),
        "address": report.url,
        "document": report.document_id,
    }
    for name, known in told.items():
        if known:
            grid.add_row(name, Text(safe(known)))
    return Group(grid, Padding(in_context(statement), (1, 0, 0, 0)))


def in_context(statement: Statement, around: int = 160) -> Text:
    """The passage in the text, its words marked; at most `around` code points on either side."""
    text, spans = statement.report.document.text, statement.content.spans
    start, end = max(0, spans[0].start - around), min(len(text), spans[-1].end + around)
    marked = Text("…" if start else "")
    at = start
    for span in spans:
        marked.append(_inner(text[at : span.start])).append(_inner(text[span.start : span.end]), style="bold reverse")
        at = span.end
    return marked.append(_inner(text[at:end])).append("…" if end < len(text) else "")


def _inner(text: str) -> str:
    """Safe, with the white space at either side kept as one space."""
    clean = safe(text)
    if not clean:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + clean + (" " if text[-1].isspace() else "")


def source_line(statement: Statement) -> Text:
    """When, through whom and where: the line beneath a quoted statement."""
    return Text(f"said {wording.said_words(statement)} · {wording.chain_words(statement)} · {statement.id}", style="dim")


def cited(statements: Iterable[Statement]) -> list[RenderableType]:
    """Statements as an answer cites them: act, exact words, condition, source chain, outlet and date."""
    found: list[RenderableType] = []
    for one in statements:
        head = Text.assemble((wording.act_words(one), ACT_STYLES[one.act]), "  ", wording.party_words(one))
        words = Text("\n").join(passage_text(one).split("\n")[:-1])
        found.append(Padding(Group(head, words, source_line(one)), (0, 0, 1, 2)))
    return found


__all__ = ["cited", "in_context", "new_table", "source_line", "statement_card", "statement_table", "telling"]
