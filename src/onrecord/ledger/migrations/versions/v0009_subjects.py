"""Beside each bearing the key of its matter whoever it is about: matters are counted by it, one wording once."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
DERIVED = ("bearings", "deadlines", "keyed", "totals", "spellings", "settled_by", "unsettled")


def upgrade() -> None:
    _draw_anew(revision)  # first: a column is added to no rows at once
    op.add_column("bearings", sa.Column("subject_key", WORDS))


def downgrade() -> None:
    _draw_anew(down_revision)  # counted by the column that goes
    op.drop_column("bearings", "subject_key")


def _draw_anew(by: str) -> None:
    """Empty what is derived, and note every document to be settled again, by the rules of a revision."""
    for name in DERIVED:
        op.execute(sa.delete(sa.table(name)))
    noted = sa.text("INSERT INTO unsettled (document, why) SELECT DISTINCT document, :why FROM statements")
    op.execute(noted.bindparams(why=by))
