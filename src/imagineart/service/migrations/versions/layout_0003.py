"""Where everything stood in a picture."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """One column more."""
    op.add_column("results", sa.Column("stage", sa.JSON))


def downgrade() -> None:
    """And one less."""
    op.drop_column("results", "stage")
