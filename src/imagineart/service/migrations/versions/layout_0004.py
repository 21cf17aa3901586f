"""Keys, what they used, and whose turn it is."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Results learn whose they are; who has some waiting enters the round."""
    op.add_column("results", sa.Column("owner", sa.String, nullable=False, server_default=""))
    waits = sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("results", waits)
    op.execute("UPDATE results SET owner = (SELECT owner FROM tasks WHERE id = results.task_id)")
    turn = ["state", "engine", "owner", "waits", "task_id", "number"]
    op.create_index("results_by_turn", "results", turn)
    op.create_index("results_by_owner", "results", ["owner", "state"])
    op.drop_index("results_by_queue", "results")
    _make_keys_and_usage()
    _make_turns()
    op.execute(
        "INSERT INTO turns SELECT DISTINCT engine, owner, 0.0, 0 FROM results "
        "WHERE state = 'queued'"
    )


def downgrade() -> None:
    """Keys and counts are forgotten."""
    for table in ("paces", "turns", "usage", "keys"):
        op.drop_table(table)
    op.create_index("results_by_queue", "results", ["state", "engine", "task_id", "number"])
    for index in ("results_by_owner", "results_by_turn"):
        op.drop_index(index, "results")
    for column in ("waits", "owner"):
        op.drop_column("results", column)


def _make_keys_and_usage() -> None:
    op.create_table(
        "keys",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False, unique=True),
        sa.Column("created_at", sa.Float, nullable=False),
        sa.Column("revoked_at", sa.Float),
        sa.Column("expires_at", sa.Float),
        sa.Column("scopes", sa.JSON, nullable=False),
        sa.Column("priority", sa.Integer, nullable=False),
        sa.Column("results_per_day", sa.Integer),
        sa.Column("pixels_per_day", sa.BigInteger),
        sa.Column("concurrent", sa.Integer),
    )
    op.create_table(
        "usage",
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("day", sa.String, nullable=False),
        sa.Column("accepted", sa.Integer, nullable=False),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("pixels", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("owner", "day"),
    )


def _make_turns() -> None:
    op.create_table(
        "turns",
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("passed", sa.Float, nullable=False),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("engine", "owner"),
    )
    op.create_table(
        "paces",
        sa.Column("engine", sa.String, primary_key=True),
        sa.Column("turn", sa.Integer, nullable=False),
        sa.Column("passed", sa.Float, nullable=False),
    )
