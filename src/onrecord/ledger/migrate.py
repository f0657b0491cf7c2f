"""Brings a ledger's schema up to date, or back. Apart from the rest because Alembic takes longer to load than a query takes."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from onrecord.ledger.schema import HEAD


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def upgrade(connection: Connection, to: str = HEAD) -> None:
    """Run the missing migrations within the connection's transaction."""
    command.upgrade(_config(connection), to)


def downgrade(connection: Connection, to: str) -> None:
    """Go back to a version (`base`: none) within the connection's transaction; records stay as long as their tables do."""
    command.downgrade(_config(connection), to)
