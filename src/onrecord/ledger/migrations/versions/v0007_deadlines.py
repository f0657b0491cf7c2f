"""Derived tables by which deadlines that were taken back are passed over unread (`onrecord.ledger.deadlines`)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("bearings", sa.Column("back", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "deadlines",
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("due", WORDS, nullable=False),
        sa.Column("day", WORDS, nullable=False),
        sa.Column("back", WORDS),
    )
    op.create_index("deadlines_by_due", "deadlines", ["due", "place", "day", "back"])
    names = ("kind", "key", "day")
    op.create_table(
        "keyed",
        *(sa.Column(name, WORDS, nullable=False) for name in names),
        sa.Column("place", sa.BigInteger, nullable=False),
        sa.Column("heads", WORDS, nullable=False),
        sa.PrimaryKeyConstraint(*names, "place"),
        sqlite_with_rowid=False,
    )
    _settle_anew()


def downgrade() -> None:
    op.drop_table("keyed")
    op.drop_table("deadlines")
    op.drop_column("bearings", "back")


def _settle_anew() -> None:
    """All that is there is yet to be settled: what is settled already would be held to be whole."""
    for name in ("bearings", "totals", "spellings", "settled_by", "unsettled"):
        op.execute(sa.delete(sa.table(name)))
    op.execute("INSERT INTO unsettled (document, why) SELECT DISTINCT document, '0007' FROM statements")
