"""The index by party and matter holds the statement's id too: one in two reports is counted once, from the index alone."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.drop_index("statements_by_party", "statements")
    op.create_index("statements_by_party", "statements", ["party", "matter", "id"])


def downgrade() -> None:
    op.drop_index("statements_by_party", "statements")
    op.create_index("statements_by_party", "statements", ["party", "matter"])
