"""Carries out steps on the connection that was handed over, within its transaction."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, text

from imagineart.service.schema import metadata


def _tell_older_builds(step: Any, **_: Any) -> None:
    """Builds without these steps read the number in `layout`."""
    (number,) = step.destination_revision_ids or ("0",)
    connection: Connection = context.config.attributes["connection"]
    connection.execute(text("UPDATE layout SET number = :number"), {"number": int(number)})


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    on_version_apply=lambda ctx, step, heads, run_args: _tell_older_builds(step),
)
context.run_migrations()
