"""When a UUID was last sent again."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """One column more."""
    op.add_column("tasks", sa.Column("refused_at", sa.Float))


def downgrade() -> None:
    """And one less."""
    op.drop_column("tasks", "refused_at")
