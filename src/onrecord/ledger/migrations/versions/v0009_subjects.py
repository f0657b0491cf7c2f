"""Beside each bearing the key of its matter whoever it is about: matters are counted by it, one wording once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DERIVED = ("bearings", "deadlines", "keyed", "totals", "spellings", "settled_by", "unsettled")


def upgrade() -> None:
    # Emptied first: a column is added to no rows at once, and what is there is to be drawn anew in any case.
    for name in DERIVED:
        op.execute(sa.delete(sa.table(name)))
    op.add_column("bearings", sa.Column("subject_key", WORDS))
    op.execute("INSERT INTO unsettled (document, why) SELECT DISTINCT document, '0009' FROM statements")


def downgrade() -> None:
    for name in DERIVED:  # counted by the column that goes: drawn anew by the rules of before
        op.execute(sa.delete(sa.table(name)))
    op.drop_column("bearings", "subject_key")
    op.execute("INSERT INTO unsettled (document, why) SELECT DISTINCT document, '0008' FROM statements")
