"""The first layout: tasks, results and deliveries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    numbers = op.create_table("layout", sa.Column("number", sa.Integer, nullable=False))
    op.bulk_insert(numbers, [{"number": 1}])
    _make_tasks()
    _make_results()
    _make_deliveries()


def downgrade() -> None:
    """Drop them; the number stays, and says zero."""
    for table in ("deliveries", "results", "tasks"):
        op.drop_table(table)


def _make_tasks() -> None:
    op.create_table(
        "tasks",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("owner", sa.String, nullable=False),
        sa.Column("task_uuid", sa.String, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("request", sa.JSON, nullable=False),
        sa.Column("wire", sa.JSON, nullable=False),
        sa.Column("context", sa.JSON, nullable=False),
        sa.Column("ttl_s", sa.Integer, nullable=False),
        sa.Column("webhook_url", sa.Text),
        sa.Column("upload_url", sa.Text),
        sa.Column("understood", sa.JSON),
        sa.Column("accepted_at", sa.Float, nullable=False),
        sa.Column("expires_at", sa.Float),
        sa.Column("expired", sa.Boolean, nullable=False),
        sa.UniqueConstraint("owner", "task_uuid"),
    )
    op.create_index("tasks_by_expiry", "tasks", ["expired", "expires_at"])


def _make_results() -> None:
    op.create_table(
        "results",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "task_id", sa.Integer, sa.ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("engine", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("image_id", sa.String, nullable=False, unique=True),
        sa.Column("seed", sa.String, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sha256", sa.String, nullable=False),
        sa.Column("error_code", sa.String, nullable=False),
        sa.Column("error_message", sa.Text, nullable=False),
        sa.Column("attempt", sa.Integer, nullable=False),
        sa.Column("crashes", sa.Integer, nullable=False),
        sa.Column("queued_at", sa.Float, nullable=False),
        sa.Column("started_at", sa.Float),
        sa.Column("finished_at", sa.Float),
        sa.Column("plan", sa.JSON),
        sa.Column("provenance", sa.JSON),
        sa.UniqueConstraint("task_id", "number"),
    )
    op.create_index("results_by_queue", "results", ["state", "engine", "task_id", "number"])


def _make_deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "task_id", sa.Integer, sa.ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column(
            "result_id", sa.Integer, sa.ForeignKey("results.id", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("host", sa.String, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("taken", sa.Boolean, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("last_error", sa.Text, nullable=False),
        sa.Column("next_at", sa.Float, nullable=False),
        sa.UniqueConstraint("result_id", "kind"),
    )
    op.create_index("deliveries_by_due", "deliveries", ["state", "taken", "next_at"])
    op.create_index("deliveries_by_task", "deliveries", ["task_id", "kind"])
