"""A full-text index over statements.words, kept by the store itself.

The words are folded and stemmed in Python (`onrecord.ledger.words`) and parted by single spaces, so neither store's own
language rules apply: FTS5's `ascii` tokenizer and `string_to_array` both give them back as they are.
"""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE INDEX statements_by_words ON statements USING gin (array_to_tsvector(string_to_array(words, ' '))) "
            "WITH (fastupdate = on)"
        )
        return
    # detail=none: only which statements hold a word; a third of the size, and all that is asked.
    op.execute(
        "CREATE VIRTUAL TABLE statement_words USING fts5(words, content='statements', content_rowid='place', "
        "tokenize='ascii', detail=none, columnsize=0)"
    )
    op.execute(
        "CREATE TRIGGER statements_words AFTER INSERT ON statements "
        "BEGIN INSERT INTO statement_words(rowid, words) VALUES (NEW.place, NEW.words); END"
    )
    op.execute("INSERT INTO statement_words(statement_words) VALUES ('rebuild')")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP INDEX statements_by_words")
        return
    op.execute("DROP TRIGGER statements_words")
    op.execute("DROP TABLE statement_words")
