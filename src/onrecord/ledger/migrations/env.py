"""Runs the migrations over the connection that `onrecord.ledger.migrate` hands in, in its transaction."""

from alembic import context

from onrecord.ledger.schema import VERSION_TABLE

context.configure(connection=context.config.attributes["connection"], version_table=VERSION_TABLE)
context.run_migrations()
