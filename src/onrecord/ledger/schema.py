"""The tables as queries see them. What creates and changes them are the migrations; a test holds the two together."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    column,
    table,
)

# The newest migration. Opening compares it with the ledger's own and only then, where they differ, loads Alembic (0.4 s).
HEAD = "0009"
VERSION_TABLE = "ledger_version"
# "ONRC" in the header of the file says that a SQLite database is a ledger.
APPLICATION_ID = 0x4F4E5243

# On PostgreSQL text is compared by code point as on SQLite, whatever the locale of the server.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData()

documents = Table(
    "documents",
    metadata,
    Column("id", WORDS, primary_key=True),
    # UTF-8 bytes: a text may hold what PostgreSQL refuses in text (a null character) or both do (a lone surrogate).
    Column("text", LargeBinary, nullable=False),
    Column("sha256", WORDS, nullable=False),
    Column("raw_sha256", WORDS, nullable=False),
    Column("encoding", WORDS, nullable=False),
    Column("known_since", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("document", WORDS, ForeignKey("documents.id"), nullable=False),
    Column("outlet", WORDS),
    Column("published", WORDS),
    Column("url", WORDS),
    Column("given_id", WORDS),
    Column("known_since", WORDS, nullable=False),
    Column("body", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
)

runs = Table(
    "runs",
    metadata,
    Column("extractor", WORDS, primary_key=True),
    Column("first_seen", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
)

readings = Table(
    "readings",
    metadata,
    Column("report", WORDS, ForeignKey("reports.id"), nullable=False),
    Column("extractor", WORDS, ForeignKey("runs.extractor"), nullable=False),
    Column("statements", Integer, nullable=False),
    Column("published", WORDS),
    Column("known_since", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
    PrimaryKeyConstraint("report", "extractor"),
)

statements = Table(
    "statements",
    metadata,
    Column("id", WORDS, nullable=False),
    Column("report", WORDS, ForeignKey("reports.id"), nullable=False),
    Column("extractor", WORDS, ForeignKey("runs.extractor"), nullable=False),
    # Day and a hash (see rows.place_of): newest first without a sort, and the row number of the full-text index.
    Column("place", BigInteger, nullable=False, unique=True),
    Column("document", WORDS, nullable=False),
    Column("act", WORDS, nullable=False),
    Column("speaker", WORDS),
    Column("party", WORDS),
    Column("addressee", WORDS),
    Column("matter", WORDS),
    Column("matter_id", WORDS),
    Column("said_from", WORDS),
    Column("said_to", WORDS),
    Column("day", WORDS),
    Column("published", WORDS),
    Column("firmness", Integer, nullable=False),
    Column("polarity", WORDS, nullable=False),
    Column("speech", WORDS, nullable=False),
    Column("known_since", WORDS, nullable=False),
    Column("words", WORDS, nullable=False),
    Column("body", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
    PrimaryKeyConstraint("id", "report", "extractor"),
)

judgements = Table(
    "judgements",
    metadata,
    Column("id", WORDS, primary_key=True),
    Column("kind", WORDS, nullable=False),
    Column("by", WORDS, nullable=False),
    Column("at", WORDS, nullable=False),
    Column("body", WORDS, nullable=False),
    Column("seal", WORDS, nullable=False),
)

targets = Table(
    "targets",
    metadata,
    Column("judgement", WORDS, ForeignKey("judgements.id"), nullable=False),
    Column("target", WORDS, nullable=False),
    PrimaryKeyConstraint("judgement", "target"),
)

# Derived from the tables above, and no records: settled anew at any time (see `settled`), so nothing guards them.
# `why` tells one cause of settling a document again from another, so that none is lost while an earlier one is attended to.
unsettled = Table(
    "unsettled",
    metadata,
    Column("document", WORDS, nullable=False),
    Column("why", WORDS, nullable=False),
    PrimaryKeyConstraint("document", "why"),
)

# One row: the version of the rules that the bearings were drawn by.
settled_by = Table("settled_by", metadata, Column("rules", WORDS, primary_key=True))

bearings = Table(
    "bearings",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("document", WORDS, nullable=False),
    Column("party_key", WORDS),
    Column("party", WORDS),
    Column("matter_key", WORDS),
    Column("matter", WORDS),
    Column("keys", WORDS, nullable=False),
    Column("heads", WORDS, nullable=False),
    Column("day", WORDS, nullable=False),
    Column("due", WORDS),
    # Whether the statement counts now: in the current reading, from the earliest report of its text, and not out.
    Column("counted", Integer, nullable=False),
    Column("asked", Integer, nullable=False),
    Column("moves", Integer, nullable=False),
    Column("exact", Integer, nullable=False),
    Column("out", Integer, nullable=False),
    Column("lexemes", WORDS, nullable=False),
    Column("back", Integer, nullable=False),
    # The statement in brief where it has one reading, else empty: what positions are weighed by.
    Column("brief", WORDS, nullable=False),
    # The matter's key whoever it is about: of one wording it is one, where `matter_key` leaves out the party's own name.
    Column("subject_key", WORDS),
)

# What counts and has a deadline, and the earliest day on which it was taken back, as far as the bearings alone tell.
deadlines = Table(
    "deadlines",
    metadata,
    Column("place", BigInteger, primary_key=True, autoincrement=False),
    Column("due", WORDS, nullable=False),
    Column("day", WORDS, nullable=False),
    Column("back", WORDS),
)

# By name key: what has a deadline (kind `due`), and what can take it back (`back`).
keyed = Table(
    "keyed",
    metadata,
    Column("kind", WORDS, nullable=False),
    Column("key", WORDS, nullable=False),
    Column("day", WORDS, nullable=False),
    Column("place", BigInteger, nullable=False),
    Column("heads", WORDS, nullable=False),
    PrimaryKeyConstraint("kind", "key", "day", "place"),
)

# How many statements count: by kind (party, matter, or cell: a matter within a party as scope).
totals = Table(
    "totals",
    metadata,
    Column("kind", WORDS, nullable=False),
    Column("scope", WORDS, nullable=False),
    Column("key", WORDS, nullable=False),
    Column("statements", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "scope", "key"),
)

# The spellings of each party and matter; of kind `key`, the names that statements are looked up by, each under its last word.
spellings = Table(
    "spellings",
    metadata,
    Column("kind", WORDS, nullable=False),
    Column("key", WORDS, nullable=False),
    Column("name", WORDS, nullable=False),
    Column("statements", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "key", "name"),
)

# SQLite only: FTS5 over bearings.lexemes.
bearing_words = table("bearing_words", column("rowid", BigInteger), column("lexemes", Text))

# SQLite only: FTS5 over statements.words.
statement_words = table("statement_words", column("rowid", BigInteger), column("words", Text))

# In the order in which rows may be added, each after those it refers to.
TABLES = (documents, reports, runs, readings, statements, judgements, targets)
