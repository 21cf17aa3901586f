"""Leases, and what servers share: who draws, who sweeps, how far, how often."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

ADDED = (
    ("results", "holder", sa.String, ""),
    ("results", "losses", sa.Integer, "0"),
    ("deliveries", "holder", sa.String, ""),
    ("deliveries", "token", sa.Integer, "0"),
)
MADE = ("workers", "duties", "rates", "progress")


def upgrade() -> None:
    """Columns and tables are added, none is changed, so that builds before go on meanwhile."""
    for table, name, kind, default in ADDED:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=default))
    for table in ("results", "deliveries"):
        op.add_column(table, sa.Column("lease_until", sa.Float))
    owners = ["owner", "expired", "expires_at"]  # the first of all builds had no such index
    op.create_index("tasks_by_owner", "tasks", owners, if_not_exists=True)
    _make_workers()
    _make_small_tables()


def downgrade() -> None:
    """What was added goes; nobody is being drawn by anybody."""
    for table in MADE:
        op.drop_table(table)
    for table in ("results", "deliveries"):
        op.drop_column(table, "lease_until")
    for table, name, _, _ in ADDED:
        op.drop_column(table, name)


def _make_workers() -> None:
    op.create_table(
        "workers",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("host", sa.String, nullable=False),
        sa.Column("pid", sa.Integer, nullable=False),
        sa.Column("lanes", sa.Integer, nullable=False),
        sa.Column("started_at", sa.Float, nullable=False),
        sa.Column("seen_at", sa.Float, nullable=False),
        sa.Column("ready", sa.Boolean, nullable=False),
        sa.Column("draining", sa.Boolean, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("draws_anything", sa.Boolean),
        sa.Column("capabilities", sa.JSON),
    )


def _make_small_tables() -> None:
    op.create_table(
        "duties",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("holder", sa.String, nullable=False),
        sa.Column("until", sa.Float, nullable=False),
    )
    op.create_table(
        "rates",
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("slot", sa.Integer, nullable=False),
        sa.Column("replica", sa.String, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("slot", "kind", "owner", "replica"),
    )
    op.create_table(
        "progress",
        sa.Column("image_id", sa.String, primary_key=True),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("share", sa.Float, nullable=False),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("preview", sa.LargeBinary),
        sa.Column("at", sa.Float, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        op.execute("ALTER TABLE progress SET UNLOGGED")  # worth nothing after a crash
