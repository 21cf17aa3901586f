"""Conversations that go on at another server; which builds may go on with a later layout."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Tables and a column are added, none is changed, so that builds before go on meanwhile."""
    op.add_column("layout", sa.Column("oldest", sa.Integer))
    op.execute("UPDATE layout SET oldest = 5")
    op.create_table(
        "sessions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("replica", sa.String, nullable=False),
        sa.Column("seen_at", sa.Float, nullable=False),
    )
    op.create_table(
        "told",
        sa.Column("session", sa.String, nullable=False),
        sa.Column("task_uuid", sa.String, nullable=False),
        sa.Column("image_id", sa.String, nullable=False),
        sa.PrimaryKeyConstraint("session", "task_uuid", "image_id"),
    )


def downgrade() -> None:
    """What was added goes: clients poll for what they were not told."""
    op.drop_table("told")
    op.drop_table("sessions")
    op.drop_column("layout", "oldest")
