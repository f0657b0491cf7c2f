"""Beside each bearing its statement in brief (`onrecord.types.Brief`), so that a position is weighed without reading it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DERIVED = ("bearings", "deadlines", "keyed", "totals", "spellings", "settled_by", "unsettled")


def upgrade() -> None:
    # Emptied first: a column is added to no rows at once, and what is there is to be drawn anew in any case.
    for name in DERIVED:
        op.execute(sa.delete(sa.table(name)))
    op.add_column("bearings", sa.Column("brief", WORDS, nullable=False, server_default=""))
    op.execute("INSERT INTO unsettled (document, why) SELECT DISTINCT document, '0008' FROM statements")


def downgrade() -> None:
    op.drop_column("bearings", "brief")
