"""What an operator does with a cluster: `imagineart cluster up`, `status`, `down`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from imagineart.errors import EngineUnavailableError, ImagineArtError

if TYPE_CHECKING:
    from imagineart.cluster.config import Cluster

cluster = typer.Typer(help="Draw on many machines, with Ray.", no_args_is_help=True)

Config = Annotated[Path, typer.Argument(metavar="CONFIG.yaml", help="What is drawn, and how much.")]


class ClusterError(ImagineArtError):
    """Ray cannot be reached, or does not run what it was told to."""


@cluster.command()
def up(config: Config) -> None:
    """Start what CONFIG.yaml describes on a running Ray cluster, or change it to that.

    Run it on a machine of the cluster. Every machine has IMAGINEART_DATABASE and
    IMAGINEART_STORAGE_URL in the environment of its `ray start`.
    """
    asked = _connected(config)
    from ray import serve

    from imagineart.cluster.app import application

    proxies = {"none": "Disabled", "head": "HeadOnly", "every": "EveryNode"}
    serve.start(proxy_location=proxies[asked.proxies])
    try:
        serve.run(application(asked), name=asked.name, route_prefix=None)
    except RuntimeError as error:
        raise ClusterError(f"{asked.name} does not run: {_reason(asked) or error}") from error
    typer.echo(f"{asked.name} runs; imagineart cluster status {config} shows its replicas")


@cluster.command()
def status(config: Config) -> None:
    """Show the replicas of every part, by state."""
    asked = _connected(config)
    from ray import serve

    from imagineart.service.commands import print_table

    found = serve.status().applications.get(asked.name)
    if found is None:
        raise ClusterError(f"{asked.name} does not run here; start it with: imagineart cluster up")
    typer.echo(f"{asked.name}  {found.status.value}  {found.message}".rstrip() + "\n")
    rows = []
    for name, part in sorted(found.deployments.items()):
        states = {str(getattr(s, "value", s)): n for s, n in part.replica_states.items()}
        running = states.pop("RUNNING", 0)
        others = ", ".join(f"{count} {state.lower()}" for state, count in states.items() if count)
        rows.append((name, str(part.status.value), str(running), others, part.message))
    print_table(("part", "status", "running", "others", "message"), rows)


@cluster.command()
def down(config: Config) -> None:
    """Let the replicas finish what they draw, and end them. Nothing is lost: what waits, waits."""
    asked = _connected(config)
    from ray import serve

    serve.delete(asked.name)
    typer.echo(f"{asked.name} is down")


def _connected(config: Path) -> "Cluster":
    """The description of a cluster, with a connection to its Ray. Raises `ClusterError`."""
    from imagineart.cluster.config import Cluster

    asked = Cluster.load(config)
    try:
        import ray
    except ImportError as error:
        raise EngineUnavailableError(
            "a cluster needs Ray; install it with: pip install 'imagineart[cluster]'", field="ray"
        ) from error
    try:
        ray.init(asked.ray, namespace="serve", log_to_driver=False, logging_level="warning")
    except (ConnectionError, ValueError, RuntimeError) as error:
        raise ClusterError(
            f"ray: no cluster at {asked.ray!r}: {error}; allowed is auto on a machine of a "
            "running cluster (ray start), or HOST:6379",
            field="ray",
            value=asked.ray,
        ) from error
    return asked


def _reason(asked: "Cluster") -> str:
    """Why an application does not run, as Ray says."""
    from ray import serve

    found = serve.status().applications.get(asked.name)
    if found is None:
        return ""
    parts = (part.message for part in found.deployments.values())
    return next((message for message in parts if message), found.message)
