"""Alembic's entry: migrations run on the connection that the program hands over."""

from alembic import context
from sqlalchemy import Connection

from desktop.models.tables import Base


def run(connection: Connection) -> None:
    """Run the migrations inside the transaction that is already open."""
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
    context.run_migrations()


run(context.config.attributes["connection"])
