"""Tables that are derived from the records (`onrecord.ledger.settled`): an index by party and words, and counts.

They hold nothing that is promised: they may be emptied at any time and are then settled anew.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
ASKED, MOVES, DUE = "counted = 1 AND asked = 1", "counted = 1 AND moves = 1", "counted = 1 AND due IS NOT NULL"


def _words(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, WORDS, nullable=nullable)


def _bearings() -> None:
    op.create_table(
        "bearings",
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        _words("document"),
        *(_words(name, nullable=True) for name in ("party_key", "party", "matter_key", "matter")),
        *(_words(name) for name in ("keys", "heads", "day")),
        _words("due", nullable=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("counted", "asked", "moves", "exact", "out")),
        _words("lexemes"),
    )
    op.create_index("bearings_by_document", "bearings", ["document"])
    op.create_index("bearings_by_party", "bearings", ["party_key", "matter_key"])
    for name, column, condition in (("asked", "day", ASKED), ("moves", "day", MOVES), ("due", "due", DUE)):
        where = sa.text(condition)
        op.create_index(f"bearings_by_{name}", "bearings", [column, "place"], sqlite_where=where, postgresql_where=where)


def _counts() -> None:
    for name, columns in (("totals", ("kind", "scope", "key")), ("spellings", ("kind", "key", "name"))):
        op.create_table(
            name,
            *(_words(column) for column in columns),
            sa.Column("statements", sa.Integer, nullable=False),
            sa.PrimaryKeyConstraint(*columns),
        )
    op.create_index("totals_by_statements", "totals", ["kind", "scope", "statements"])


def _full_text() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX bearings_by_lexemes ON bearings USING gin (array_to_tsvector(string_to_array(lexemes, ' '))) "
            "WITH (fastupdate = on)"
        )
        return
    op.execute(
        "CREATE VIRTUAL TABLE bearing_words USING fts5(lexemes, content='bearings', content_rowid='place', "
        "tokenize='ascii', detail=none, columnsize=0)"
    )
    op.execute(
        "CREATE TRIGGER bearings_added AFTER INSERT ON bearings "
        "BEGIN INSERT INTO bearing_words(rowid, lexemes) VALUES (NEW.place, NEW.lexemes); END"
    )
    op.execute(
        "CREATE TRIGGER bearings_gone AFTER DELETE ON bearings BEGIN "
        "INSERT INTO bearing_words(bearing_words, rowid, lexemes) VALUES ('delete', OLD.place, OLD.lexemes); END"
    )


def upgrade() -> None:
    op.create_table("unsettled", _words("document"), _words("why"), sa.PrimaryKeyConstraint("document", "why"))
    op.create_table("settled_by", sa.Column("rules", WORDS, primary_key=True))
    _bearings()
    _counts()
    _full_text()
    # All that is there is yet to be settled.
    op.execute("INSERT INTO unsettled (document, why) SELECT DISTINCT document, '0006' FROM statements")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE bearing_words")
    for name in ("spellings", "totals", "bearings", "settled_by", "unsettled"):
        op.drop_table(name)
