"""What can be set from outside: one field per setting, each read from `IMAGINEART_<NAME>`.

Everything has a default that works on a laptop. docs/settings.md lists every field; a test keeps
it complete.
"""

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from imagineart.errors import InvalidRequestError
from imagineart.journal import Form, Level

WEEK_S = 7 * 24 * 3600
MIB = 1 << 20
PREFIX = "IMAGINEART_"


class Settings(BaseSettings):
    """All settings. Arguments win over the environment, the environment over the defaults."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, extra="forbid", frozen=True, str_strip_whitespace=True
    )

    @classmethod
    def load(cls, **given: Any) -> Self:
        """The settings as a command has them; what is None is left to the environment.

        Raises `InvalidRequestError` that names the setting, its variable and what is allowed.
        """
        try:
            return cls(**{name: value for name, value in given.items() if value is not None})
        except ValidationError as error:
            raise _first_fault(error) from None

    # Where things are
    data_dir: Path = Field(
        default=Path("data"), description="Directory that holds everything kept."
    )
    database: str = Field(
        default="",
        description="Where tasks are kept: `sqlite:///FILE`, or for several machines "
        "`postgresql+psycopg://USER:PASSWORD@HOST/NAME`; empty: a SQLite file in `data_dir`.",
    )
    database_url: str = Field(default="", description="Former name of `IMAGINEART_DATABASE`.")
    storage_url: str = Field(
        default="", description="obstore URL of the image store; empty: `images/` in `data_dir`."
    )

    # Serving
    host: str = Field(default="127.0.0.1", description="Address to listen on.")
    port: int = Field(
        default=8787, ge=0, le=65535, description="Port to listen on; 0 takes a free one."
    )
    public_url: str = Field(
        default="",
        description="Base of every imageURL, e.g. behind a proxy; empty: the address that a "
        "connection came in at.",
    )

    # Drawing
    engine: str = Field(default="embedded", description="Engine that draws `imagineart:2.0@0`.")
    engine_key: SecretStr = Field(
        default=SecretStr(""), description="API key of the server behind `remote:URL`."
    )
    engine_model: str = Field(
        default="", description="Model that the server behind `remote:URL` is asked for."
    )
    reasoner: str = Field(
        default="",
        description="Address of a chat server with the OpenAI API, as `http://127.0.0.1:11434/v1`: "
        "a language model that is asked about prompts; empty: none.",
    )
    reasoner_model: str = Field(
        default="", description="Model that the chat server is asked for; empty: its first."
    )
    reasoner_key: SecretStr = Field(
        default=SecretStr(""), description="API key of the chat server."
    )
    reasoner_timeout_s: float = Field(
        default=60.0,
        gt=0,
        le=240,
        description="Time that the language model has for one prompt, with its second try.",
    )
    workers: int = Field(
        default=1,
        ge=0,
        le=64,
        description="Worker processes of this server; 0: others draw, over a shared database.",
    )
    threads: int = Field(
        default=0,
        ge=0,
        le=256,
        description="Threads that light one picture; 0: as many as the machine has cores. The "
        "picture is the same.",
    )
    lease_s: float = Field(
        default=30.0,
        gt=0,
        description="A server or worker that is silent for longer loses what it draws and delivers "
        "to others, seconds. For PostgreSQL.",
    )
    result_timeout_s: float = Field(
        default=300.0,
        gt=0,
        description="A result that takes longer is stopped and tried once more.",
    )
    heartbeat_timeout_s: float = Field(
        default=15.0, gt=0, description="A worker silent for longer is taken for hung and replaced."
    )
    start_timeout_s: float = Field(
        default=120.0, gt=0, description="A worker that is not ready by then is replaced."
    )
    worker_memory_mib: int = Field(
        default=4096, ge=128, description="Resident memory at which a worker is replaced, MiB."
    )
    drain_s: float = Field(
        default=20.0,
        ge=0,
        description="Time that a graceful stop gives to results being drawn, seconds.",
    )

    # Keeping
    durability: Literal["power", "process"] = Field(
        default="power",
        description="What an accepted task survives: `power`, a loss of power, for it is on the "
        "disk before it is told; `process`, the end of any program, while a loss of power may "
        "take the last seconds. For SQLite.",
    )
    ttl_s: int = Field(
        default=WEEK_S,
        ge=60,
        description="How long finished pictures are kept unless a task says, seconds.",
    )
    record_s: int = Field(
        default=30 * 24 * 3600,
        ge=3600,
        description="How long an expired task is remembered (it conflicts, answers 'expired').",
    )
    min_free_mib: int = Field(
        default=512,
        ge=0,
        description="New tasks are refused while the disk has less free space, MiB.",
    )

    # Calling others
    allow_private_network: bool = Field(
        default=False, description="Let webhooks and uploads reach private and loopback addresses."
    )
    webhook_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Signs webhooks (Standard Webhooks, `whsec_` + base64); empty: unsigned.",
    )
    webhook_body: Literal["wrapped", "flat"] = Field(
        default="wrapped",
        description='`{"data":[item]}` / `{"errors":[error]}`, or the bare object.',
    )
    webhook_timeout_s: float = Field(
        default=5.0, gt=0, description="Time that a webhook's receiver has to answer 2xx, seconds."
    )
    upload_timeout_s: float = Field(
        default=60.0, gt=0, description="Time that one upload may take, s."
    )
    delivery_tries: int = Field(
        default=10, ge=1, le=100, description="Tries before a delivery is given up."
    )

    # What is allowed
    safety: Literal["none", "fast"] = Field(
        default="none",
        description="Least check of every task's words; `fast` also of those that ask for none.",
    )

    # Charging and limiting
    price_usd: float = Field(
        default=0.05, ge=0, description="Cost of one result, reported when asked."
    )
    max_results_in_flight: int = Field(
        default=1000, ge=1, description="Unfinished results per key; more answer 429."
    )
    max_results_per_minute: int = Field(
        default=6000, ge=1, description="Results that a key may ask for a minute; more answer 429."
    )
    sync_share: float = Field(
        default=0.5,
        ge=0,
        le=1,
        description="Share of a worker's turns that goes first to results whose caller holds the "
        "line; the rest goes round all keys alike.",
    )

    # The door
    api_key: SecretStr = Field(
        default=SecretStr(""),
        description="A key that opens the door besides those made by `keys create`: 32 characters "
        "or more, or one that begins with `test-` on a loopback address.",
    )
    api_key_file: str = Field(
        default="", description="Path of a file that holds such a key and nothing else."
    )
    max_wrong_keys_per_minute: int = Field(
        default=60,
        ge=1,
        description="Wrong keys per address and minute, beyond which keys that have not come from "
        "there before answer 429.",
    )
    max_connections: int = Field(
        default=1024,
        ge=1,
        description="Open connections in all, fewer where the system has fewer descriptors; more "
        "are told 503 and closed.",
    )
    max_connections_per_address: int = Field(
        default=256,
        ge=1,
        description="The same of one address (of IPv6: one /64), at most half of all.",
    )
    head_s: float = Field(
        default=15.0,
        gt=0,
        description="Time that a client has for a request's head, seconds.",
    )

    # The wire
    sync_wait_s: float = Field(
        default=110.0,
        gt=0,
        description="A synchronous request that waits longer answers 504, seconds.",
    )
    socket_idle_s: float = Field(
        default=120.0,
        gt=0,
        description="A WebSocket without messages for longer is closed, seconds.",
    )
    replay_s: float = Field(
        default=120.0,
        ge=0,
        description="How long undelivered frames wait for their client's return, s.",
    )
    max_body_mib: float = Field(
        default=4.0, gt=0, description="Largest request body or frame, MiB."
    )
    max_batch: int = Field(default=1000, ge=1, description="Most tasks in one request.")
    cors_origins: str = Field(
        default="",
        description="Pages of other origins that browsers let read answers and pictures: `*`, or "
        "origins with commas between; empty: none.",
    )
    serve_docs: bool = Field(
        default=True, description="Serve the description of the wire, `/docs` and `/openapi.json`."
    )
    metrics: Literal["open", "key", "off"] = Field(
        default="open",
        description="Who may read `/metrics`: anybody, who sends an API key, or nobody.",
    )
    traces_url: str = Field(
        default="",
        description="Where spans are sent, by OTLP over HTTP, as `http://127.0.0.1:4318`; empty: "
        "nowhere. Needs `pip install imagineart[traces]`.",
    )
    log_level: Level = Field(default="info", description="From which level on lines are written.")
    log_form: Form = Field(
        default="text", description="Form of the log: `text`, or `json`, one object a line."
    )
    max_reads_per_minute: int = Field(
        default=12_000,
        ge=1,
        description="Tasks per key and minute that only ask (getResponse, …); more answer 429.",
    )
    max_answer_mib: float = Field(
        default=256.0,
        gt=0,
        description="Largest answer over HTTP, pictures inside included, MiB; what does not fit is "
        "left out with `answerTooLarge`.",
    )

    @field_validator("public_url", "reasoner", "traces_url")
    @classmethod
    def _web_address(cls, url: str) -> str:
        if url and not url.startswith(("http://", "https://")):
            raise ValueError("allowed is an address that starts with http:// or https://")
        return url

    @field_validator("database", "database_url", "storage_url")
    @classmethod
    def _address(cls, url: str) -> str:
        if url and "://" not in url:
            raise ValueError("allowed is a URL, scheme://…")
        return url

    @property
    def named_database(self) -> str:
        """The database's URL if it was set."""
        return self.database or self.database_url

    @cached_property
    def resolved_database(self) -> str:
        """The database's URL with its default filled in."""
        return self.named_database or f"sqlite:///{self.data_dir.resolve() / 'imagineart.db'}"

    @property
    def fixed_key(self) -> str:
        """The key that the operator set, in words or in a file; empty: none.

        Raises `InvalidRequestError` if the file cannot be read.
        """
        given = self.api_key.get_secret_value()
        return given or (_key_in(Path(self.api_key_file)) if self.api_key_file else "")

    @property
    def allowed_origins(self) -> list[str]:
        """The origins of `cors_origins`, one by one."""
        return [origin.strip() for origin in self.cors_origins.split(",") if origin.strip()]

    @property
    def engine_access(self) -> dict[str, Any]:
        """What an engine wants besides its name: `open_engine` says what for."""
        key = self.engine_key.get_secret_value()
        return {"api_key": key, "model": self.engine_model, "threads": self.threads}


def _key_in(file: Path) -> str:
    try:
        return file.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidRequestError(
            f"the API key cannot be read from {file}: {error}; allowed is a file of text that "
            "holds the key and nothing else",
            field="api_key_file",
            value=str(file),
        ) from error


def _first_fault(error: ValidationError) -> InvalidRequestError:
    fault = error.errors()[0]
    name = ".".join(str(part) for part in fault["loc"])
    problem = fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    problem = problem.partition(", unable to")[0]
    words = problem if problem.startswith("allowed") else f"allowed is {problem}"
    message = f"setting {name} ({variable(name)}) is {fault['input']!r}; {words}"
    return InvalidRequestError(message, field=name, value=fault["input"])


def variable(name: str) -> str:
    """The environment variable of a setting."""
    return f"{PREFIX}{name.upper()}"


def misspelt(environment: Iterable[str]) -> list[str]:
    """Variables that look like settings and are none, which would be passed over in silence."""
    known = {variable(name) for name in Settings.model_fields}
    return sorted(name for name in environment if name.startswith(PREFIX) and name not in known)


def settings_table() -> str:
    """Every setting as a Markdown table, as docs/settings.md holds it."""
    rows = ["| setting | default | meaning |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, SecretStr):
            default = default.get_secret_value()
        shown = f"`{default}`" if default != "" else "empty"
        meaning = (field.description or "").replace("|", "\\|")
        rows.append(f"| `{variable(name)}` | {shown} | {meaning} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    print(settings_table(), end="")
