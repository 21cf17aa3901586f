"""What a cluster draws, and how large it may grow: a YAML file with one error a fault.

Secrets and addresses are not in it: every machine of the cluster has them in its environment, as
IMAGINEART_DATABASE, IMAGINEART_STORAGE_URL and so on.
"""

from pathlib import Path
from typing import Annotated, Any, Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from imagineart.engines.engine import Needs
from imagineart.engines.registry import needs_of, present_name
from imagineart.errors import ImagineArtError, InvalidRequestError

RESERVED = {"caller", "bands"}  # deployments of our own
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Replicas(_Part):
    """How many processes there may be."""

    min: int = Field(default=0, ge=0, le=1000)
    max: int = Field(default=1, ge=1, le=1000)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min > self.max:
            raise ValueError(f"min is {self.min}; allowed is at most max, {self.max}")
        return self


class Resources(_Part):
    """What Ray keeps free for one replica."""

    cpus: float = Field(default=1.0, gt=0, le=1024)
    gpus: float = Field(default=0.0, ge=0, le=64)
    memory_mib: int = Field(default=1024, ge=64)
    labels: dict[str, str] = Field(default_factory=dict)  # of nodes that it may be placed on


class Painters(_Part):
    """Replicas that draw with any of some engines, `loaded` of them at a time."""

    engines: list[str] = Field(min_length=1)
    loaded: int = Field(default=1, ge=1, le=16)
    replicas: Replicas = Replicas()
    resources: Resources | None = None  # None: what the engines' records say
    drain_s: float = Field(default=300.0, ge=0)  # for a picture, before its replica is taken away

    @field_validator("engines")
    @classmethod
    def _known(cls, engines: list[str]) -> list[str]:
        return [_present(name) for name in engines]

    @model_validator(mode="after")
    def _measured(self) -> Self:
        unknown = [name for name in self.engines if needs_of(name) is None]
        if unknown and self.resources is None:
            raise ValueError(
                f"engine {unknown[0]} tells only when it is loaded what it needs; "
                "allowed is a group with resources: cpus, gpus, memory_mib"
            )
        return self

    @property
    def wanted(self) -> Resources:
        """The resources of one replica: of the `loaded` largest engines together."""
        if self.resources is not None:
            return self.resources
        needs = [needs_of(name) or Needs() for name in self.engines]
        largest = sorted((need.memory_mib for need in needs), reverse=True)[: self.loaded]
        return Resources(
            cpus=max(need.cpus for need in needs),
            gpus=max(need.gpus for need in needs),
            memory_mib=sum(largest),
        )


class Bands(_Part):
    """Replicas that help with the light of one large picture of the embedded engine."""

    replicas: Replicas = Replicas()
    resources: Resources = Resources(cpus=1.0, memory_mib=2048)
    drain_s: float = Field(default=30.0, ge=0)


class Cluster(_Part):
    """A whole cluster."""

    ray: str = "auto"  # address of Ray; auto: the cluster that this machine belongs to
    name: Name = "imagineart"
    painters: dict[Name, Painters] = Field(min_length=1)
    bands: Bands | None = None
    proxies: Literal["none", "head", "every"] = "none"  # of Ray's HTTP, for KubeRay's probes
    up_after_s: float = Field(default=2.0, ge=0)  # of a longer queue
    down_after_s: float = Field(default=60.0, ge=0)  # of a shorter one

    @field_validator("painters")
    @classmethod
    def _each_once(cls, painters: dict[str, Painters]) -> dict[str, Painters]:
        named = [engine for group in painters.values() for engine in group.engines]
        taken = sorted(RESERVED & set(painters))
        if taken:
            raise ValueError(f"a group may not be called {taken[0]}; allowed is any other name")
        twice = sorted({engine for engine in named if named.count(engine) > 1})
        if twice:
            raise ValueError(f"engine {twice[0]} is named twice; allowed is once among all")
        return painters

    @classmethod
    def parse(cls, given: Any) -> Self:
        """A cluster from what a YAML or JSON file holds.

        Raises `InvalidRequestError` that names the field, its value and what is allowed.
        """
        try:
            return cls.model_validate(given)
        except ValidationError as error:
            raise _first_fault(error) from None

    @classmethod
    def load(cls, file: Path) -> Self:
        """The same from a file."""
        try:
            given = yaml.safe_load(file.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
            raise InvalidRequestError(
                f"the cluster cannot be read from {file}: {error}; allowed is a YAML file",
                field="config",
                value=str(file),
            ) from error
        return cls.parse(given)


def _present(name: str) -> str:
    try:
        needs_of(name)
    except ImagineArtError as error:
        raise ValueError(error.message) from error
    return present_name(name)


def _first_fault(error: ValidationError) -> InvalidRequestError:
    fault = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in fault["loc"] if part != "[key]") or "config"
    message = f"{field}: {_words(fault)}"
    return InvalidRequestError(message, field=field, value=fault["input"])


def _words(fault: Any) -> str:
    """The problem of a field, and what is allowed."""
    if fault["type"] == "extra_forbidden":
        return f"is no field here; allowed are {', '.join(_fields_at(fault['loc'][:-1]))}"
    if fault["type"] == "missing":
        return "is missing; allowed is no file without it"
    problem = str(fault["msg"]).removeprefix("Value error, ")
    if fault["type"] == "value_error":
        return problem
    wish = problem.partition(" should ")[2].partition(", unable to")[0].removeprefix("be ")
    return f"is {fault['input']!r}; allowed is {wish or problem}"


def _fields_at(path: tuple[int | str, ...]) -> list[str]:
    """The fields of the part that a path leads to."""
    parts: dict[str, type[BaseModel]] = {
        "painters": Painters, "bands": Bands, "replicas": Replicas, "resources": Resources,
    }  # fmt: skip
    named = [parts[str(step)] for step in path if str(step) in parts]
    return sorted((named[-1] if named else Cluster).model_fields)
