"""Documents, reports, runs, readings, statements, judgements and their targets."""

import sqlalchemy as sa
from alembic import op

from onrecord.ledger.schema import APPLICATION_ID

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _words(name: str, *more: sa.ForeignKey, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, WORDS, *more, nullable=nullable)


def _documents_and_reports() -> None:
    op.create_table(
        "documents",
        sa.Column("id", WORDS, primary_key=True),
        sa.Column("text", sa.LargeBinary, nullable=False),
        *(_words(name) for name in ("sha256", "raw_sha256", "encoding", "known_since", "seal")),
    )
    op.create_table(
        "reports",
        sa.Column("id", WORDS, primary_key=True),
        _words("document", sa.ForeignKey("documents.id")),
        *(_words(name, nullable=True) for name in ("outlet", "published", "url", "given_id")),
        *(_words(name) for name in ("known_since", "body", "seal")),
    )
    for name in ("document", "outlet", "given_id"):
        op.create_index(f"reports_by_{name}", "reports", [name])


def _runs_and_readings() -> None:
    op.create_table("runs", sa.Column("extractor", WORDS, primary_key=True), _words("first_seen"), _words("seal"))
    op.create_table(
        "readings",
        _words("report", sa.ForeignKey("reports.id")),
        _words("extractor", sa.ForeignKey("runs.extractor")),
        sa.Column("statements", sa.Integer, nullable=False),
        _words("published", nullable=True),
        _words("known_since"),
        _words("seal"),
        sa.PrimaryKeyConstraint("report", "extractor"),
    )


def _statements() -> None:
    optional = ("speaker", "party", "addressee", "matter", "matter_id", "said_from", "said_to", "day", "published")
    op.create_table(
        "statements",
        _words("id"),
        _words("report", sa.ForeignKey("reports.id")),
        _words("extractor", sa.ForeignKey("runs.extractor")),
        sa.Column("place", sa.BigInteger, nullable=False, unique=True),
        _words("document"),
        _words("act"),
        *(_words(name, nullable=True) for name in optional),
        sa.Column("firmness", sa.Integer, nullable=False),
        *(_words(name) for name in ("polarity", "speech", "known_since", "words", "body", "seal")),
        sa.PrimaryKeyConstraint("id", "report", "extractor"),
    )
    op.create_index("statements_by_report", "statements", ["report", "extractor"])
    # Both columns, so that the tables of parties and matters are counted from the index alone.
    op.create_index("statements_by_party", "statements", ["party", "matter"])


def _judgements() -> None:
    op.create_table(
        "judgements", sa.Column("id", WORDS, primary_key=True), *(_words(name) for name in ("kind", "by", "at", "body", "seal"))
    )
    op.create_table(
        "targets",
        _words("judgement", sa.ForeignKey("judgements.id")),
        _words("target"),
        sa.PrimaryKeyConstraint("judgement", "target"),
    )
    op.create_index("targets_by_target", "targets", ["target"])


def upgrade() -> None:
    _documents_and_reports()
    _runs_and_readings()
    _statements()
    _judgements()
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")


def downgrade() -> None:
    for name in ("targets", "judgements", "statements", "readings", "runs", "reports", "documents"):
        op.drop_table(name)
    if op.get_bind().dialect.name == "sqlite":
        op.execute("PRAGMA application_id = 0")
