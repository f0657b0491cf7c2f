"""SQLite only: room for sums of the file's pages (`onrecord.ledger.pages`), which are no records."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(
        "CREATE TABLE page_state (one INTEGER PRIMARY KEY CHECK (one = 1), epoch INTEGER NOT NULL, sum INTEGER NOT NULL)"
    )
    op.execute("CREATE TABLE page_sums (one INTEGER PRIMARY KEY CHECK (one = 1), sums BLOB NOT NULL)")
    # The CRC-32 of eight zero bytes.
    op.execute("INSERT INTO page_state VALUES (1, 0, 1696784233)")
    op.execute("INSERT INTO page_sums VALUES (1, x'')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE page_sums")
        op.execute("DROP TABLE page_state")
