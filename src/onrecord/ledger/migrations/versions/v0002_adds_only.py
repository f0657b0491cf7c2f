"""The store itself refuses to change or delete a record.

SQLite's INSERT OR REPLACE deletes without firing delete triggers, so a row whose key is there already is passed over first.
"""

from alembic import op

revision = "0002"
down_revision = "0001"

KEYS = {
    "documents": ("id",),
    "reports": ("id",),
    "runs": ("extractor",),
    "readings": ("report", "extractor"),
    "statements": ("id", "report", "extractor"),
    "judgements": ("id",),
    "targets": ("judgement", "target"),
}
REFUSAL = "the ledger is only added to"


# ruff: noqa: S608 (the names are the ones above)
def _guard_sqlite(table: str, key: tuple[str, ...]) -> None:
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{event.lower()} BEFORE {event} ON {table} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
    same = " AND ".join(f'"{name}" = NEW."{name}"' for name in key)
    op.execute(
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # names from here  # nosec B608
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) BEGIN SELECT RAISE(IGNORE); END"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_row_replace BEFORE INSERT ON {table} "  # names from here  # nosec B608
        f"WHEN EXISTS (SELECT 1 FROM {table} WHERE rowid = NEW.rowid) BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


def _guard_sqlite_places() -> None:
    op.execute(
        "CREATE TRIGGER statements_no_place_replace BEFORE INSERT ON statements WHEN EXISTS (SELECT 1 FROM statements "
        "WHERE place = NEW.place AND (id, report, extractor) <> (NEW.id, NEW.report, NEW.extractor)) "
        "BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: statements.place'); END"
    )


def _guard_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'restrict_violation'; END $$"
    )
    for table in KEYS:
        op.execute(
            f"CREATE TRIGGER {table}_adds_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"
        )


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        return _guard_postgresql()
    for table, key in KEYS.items():
        _guard_sqlite(table, key)
    return _guard_sqlite_places()


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in KEYS:
            op.execute(f"DROP TRIGGER {table}_adds_only ON {table}")
        op.execute("DROP FUNCTION ledger_refuse()")
        return
    for table in KEYS:
        for name in ("no_update", "no_delete", "no_replace", "no_row_replace"):
            op.execute(f"DROP TRIGGER {table}_{name}")
    op.execute("DROP TRIGGER statements_no_place_replace")
