"""The ledger: what was read and what was held about it, in a SQLite file or a PostgreSQL database; only ever added to.

    with Ledger.open("onrecord.db") as ledger:                       # or postgresql://…
        ledger.add([(report, statements)], extractor=version, at=instant)  # twice adds nothing
        for statement in ledger.select(Selection(party="France", matter_words=("air", "defence"), until="2025-03-01")):
            ...
        ledger.judge(Judgement("merge", (first, second), by=reviewer, at=instant, reason="same remark"))

For who builds positions (`onrecord.history`): take `select(...)` with the two clocks (`until`: what had been said by then;
`known_by`: what had been read by then), `judgements(known_by=...)`, and `searched(known_by, as_of)` for the answer `none`.
What comes is one row a statement id, from the current reading and the earliest report of its text; its other appearances are
in `reports(document=...)`. `matter_words` finds candidates by word; which matters are one is for history to say. Nothing here
reads a clock: instants come from the caller.

For who builds doors (`onrecord.surfaces`): LedgerError and NotFoundError messages are written for the user. `select` and
`reports` stream; read them to the end or drop them. SQLite: one writer at a time (others wait 30 s), any number of readers;
PostgreSQL: any number of both. `verify` yields nothing where all is well; `root` is one hash over all records.
"""

from onrecord.ledger.add import Added
from onrecord.ledger.cells import Cell
from onrecord.ledger.drawn import names_of
from onrecord.ledger.fault import Fault
from onrecord.ledger.index import Index
from onrecord.ledger.ledger import Ledger, copy
from onrecord.ledger.matching import Found
from onrecord.ledger.merkle import merkle_root
from onrecord.ledger.selection import Selection
from onrecord.ledger.settled import Rules
from onrecord.ledger.sqlite import is_ledger
from onrecord.ledger.verify import passages
from onrecord.ledger.views import Count, Searchable

__all__ = [
    "Added",
    "Cell",
    "Count",
    "Fault",
    "Found",
    "Index",
    "Ledger",
    "Rules",
    "Searchable",
    "Selection",
    "copy",
    "is_ledger",
    "merkle_root",
    "names_of",
    "passages",
]
