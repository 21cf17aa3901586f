"""How tasks lie in the database: the tables of the newest layout, for SQLite and PostgreSQL.

`migrations/` holds the steps that lead here from every earlier one.
"""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
)

REVISION = "0006"  # of the layout
OLDEST = 5  # layout whose builds may go on with this one: nothing they use has changed

metadata = MetaData()

layout = Table(
    "layout",
    metadata,
    Column("number", Integer, nullable=False),
    Column("oldest", Integer, nullable=True),  # whose builds may use it
)

tasks = Table(
    "tasks",
    metadata,
    Column("id", Integer, primary_key=True),  # ascending in order of acceptance
    Column("owner", String, nullable=False),
    Column("task_uuid", String, nullable=False),
    Column("engine", String, nullable=False),
    Column("request", JSON, nullable=False),
    Column("wire", JSON, nullable=False),
    Column("context", JSON, nullable=False),
    Column("ttl_s", Integer, nullable=False),
    Column("webhook_url", Text, nullable=True),
    Column("upload_url", Text, nullable=True),
    Column("understood", JSON, nullable=True),  # the plan as read once, before any seed
    Column("accepted_at", Float, nullable=False),  # s since the epoch, like every *_at
    Column("refused_at", Float, nullable=True),  # when its UUID was last sent again
    Column("expires_at", Float, nullable=True),  # set when the last result finishes
    Column("expired", Boolean, nullable=False, default=False),
    UniqueConstraint("owner", "task_uuid"),
    Index("tasks_by_expiry", "expired", "expires_at"),
    Index("tasks_by_owner", "owner", "expired", "expires_at"),
)

results = Table(
    "results",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),  # index within the task
    Column("engine", String, nullable=False),
    Column("state", String, nullable=False),
    Column("image_id", String, nullable=False, unique=True),
    Column("seed", String, nullable=False),  # may exceed 63 bits
    Column("path", Text, nullable=False, default=""),
    Column("media_type", String, nullable=False, default=""),
    Column("size", Integer, nullable=False, default=0),  # bytes
    Column("sha256", String, nullable=False, default=""),
    Column("error_code", String, nullable=False, default=""),
    Column("error_message", Text, nullable=False, default=""),
    Column("attempt", Integer, nullable=False, default=0),  # the fence: grows with each claim
    Column("crashes", Integer, nullable=False, default=0),
    Column("queued_at", Float, nullable=False),
    Column("started_at", Float, nullable=True),
    Column("finished_at", Float, nullable=True),
    Column("plan", JSON, nullable=True),  # as the version that drew it writes plans
    Column("stage", JSON, nullable=True),
    Column("provenance", JSON, nullable=True),
    Column("owner", String, nullable=False, server_default=""),  # its task's
    Column("waits", Boolean, nullable=False, server_default=false()),  # somebody holds the line
    Column("holder", String, nullable=False, server_default=""),  # whoever draws it
    Column("lease_until", Float, nullable=True),  # by when the holder says that it lives
    Column("losses", Integer, nullable=False, server_default="0"),  # leases that ran out
    UniqueConstraint("task_id", "number"),
    Index("results_by_turn", "state", "engine", "owner", "waits", "task_id", "number"),
    Index("results_by_owner", "owner", "state"),
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("task_id", ForeignKey("tasks.id", ondelete="CASCADE"), nullable=False),
    Column("result_id", ForeignKey("results.id", ondelete="CASCADE"), nullable=False),
    Column("kind", String, nullable=False),
    Column("url", Text, nullable=False),
    Column("host", String, nullable=False),
    Column("state", String, nullable=False),
    Column("taken", Boolean, nullable=False, default=False),
    Column("tries", Integer, nullable=False, default=0),
    Column("last_error", Text, nullable=False, default=""),
    Column("next_at", Float, nullable=False),
    Column("holder", String, nullable=False, server_default=""),  # whoever delivers it
    Column("lease_until", Float, nullable=True),
    Column("token", Integer, nullable=False, server_default="0"),  # grows each time it is taken
    UniqueConstraint("result_id", "kind"),
    Index("deliveries_by_due", "state", "taken", "next_at"),
    Index("deliveries_by_task", "task_id", "kind"),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String, primary_key=True),  # owns the tasks
    Column("name", String, nullable=False),
    Column("hash", String, nullable=False, unique=True),  # SHA-256 of the secret, hex
    Column("created_at", Float, nullable=False),
    Column("revoked_at", Float, nullable=True),
    Column("expires_at", Float, nullable=True),
    Column("scopes", JSON, nullable=False),
    Column("priority", Integer, nullable=False),  # turns in a round of all keys
    Column("results_per_day", Integer, nullable=True),  # None: as many as it likes
    Column("pixels_per_day", BigInteger, nullable=True),
    Column("concurrent", Integer, nullable=True),  # results being drawn at once
)

usage = Table(
    "usage",
    metadata,
    Column("owner", String, nullable=False),
    Column("day", String, nullable=False),  # of UTC, as 2026-11-30
    Column("accepted", Integer, nullable=False),  # results, like the two below
    Column("done", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("pixels", BigInteger, nullable=False),  # accepted
    PrimaryKeyConstraint("owner", "day"),
)

turns = Table(
    "turns",
    metadata,
    Column("engine", String, nullable=False),
    Column("owner", String, nullable=False),
    Column("passed", Float, nullable=False),  # rounds that this owner has had
    Column("turn", Integer, nullable=False),  # number of its last one
    PrimaryKeyConstraint("engine", "owner"),
)

paces = Table(
    "paces",
    metadata,
    Column("engine", String, primary_key=True),
    Column("turn", Integer, nullable=False),  # number of the last one, whoever had it
    Column("passed", Float, nullable=False),  # rounds at which its owner then stood
)

workers = Table(
    "workers",
    metadata,
    Column("id", String, primary_key=True),
    Column("engine", String, nullable=False),
    Column("host", String, nullable=False),
    Column("pid", Integer, nullable=False),
    Column("lanes", Integer, nullable=False),  # results that it draws at once
    Column("started_at", Float, nullable=False),
    Column("seen_at", Float, nullable=False),
    Column("ready", Boolean, nullable=False),
    Column("draining", Boolean, nullable=False),
    Column("problem", Text, nullable=False),
    Column("draws_anything", Boolean, nullable=True),
    Column("capabilities", JSON, nullable=True),
)

duties = Table(
    "duties",
    metadata,
    Column("name", String, primary_key=True),  # what one server does for all
    Column("holder", String, nullable=False),
    Column("until", Float, nullable=False),
)

rates = Table(
    "rates",
    metadata,
    Column("owner", String, nullable=False),
    Column("kind", String, nullable=False),  # of what is counted
    Column("slot", Integer, nullable=False),  # ten seconds since the epoch
    Column("replica", String, nullable=False),  # whoever counted
    Column("number", Integer, nullable=False),
    PrimaryKeyConstraint("slot", "kind", "owner", "replica"),
)

progress = Table(
    "progress",
    metadata,
    Column("image_id", String, primary_key=True),
    Column("attempt", Integer, nullable=False),
    Column("share", Float, nullable=False),  # of the work done, 0–1
    Column("step", String, nullable=False),
    Column("preview", LargeBinary, nullable=True),
    Column("at", Float, nullable=False),
)

sessions = Table(
    "sessions",
    metadata,
    Column("id", String, primary_key=True),  # a conversation over sockets
    Column("owner", String, nullable=False),
    Column("replica", String, nullable=False),  # the server that has it
    Column("seen_at", Float, nullable=False),
)

told = Table(
    "told",
    metadata,
    Column("session", String, nullable=False),
    Column("task_uuid", String, nullable=False),
    Column("image_id", String, nullable=False),  # told of; empty: its client waits for the task
    PrimaryKeyConstraint("session", "task_uuid", "image_id"),
)
