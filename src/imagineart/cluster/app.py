"""The application that Ray Serve runs: `build` makes it of a cluster's description.

`imagineart cluster up` calls it here, KubeRay by its name, `imagineart.cluster.app:build`.
"""

from typing import Any

from ray import serve
from ray.serve import Application

from imagineart.cluster.bands import DEPLOYMENT, Band
from imagineart.cluster.caller import AHEAD, Caller
from imagineart.cluster.config import Bands, Cluster, Painters, Replicas, Resources
from imagineart.cluster.painter import painter_with

MIB = 1 << 20
HEALTH_S = 2.0  # between two looks at a replica
LOOK_BACK_S = 12.0  # over which the length of the queue is taken; Ray wants more than 10
OFTEN = {
    "RAY_SERVE_HANDLE_AUTOSCALING_METRIC_PUSH_INTERVAL_S": "1",  # the queue is told; 10 by default
    "RAY_USAGE_STATS_ENABLED": "0",
}


def build(given: dict[str, Any]) -> Application:
    """The application for what a YAML file holds. Raises `InvalidRequestError`."""
    return application(Cluster.parse(given))


def application(cluster: Cluster) -> Application:
    """One caller; a deployment for every group of painters; one for those that help."""
    bands = () if cluster.bands is None else (_bands(cluster, cluster.bands),)
    handles: dict[str, Application] = {}
    most: dict[str, int] = {}
    for name, group in cluster.painters.items():
        painters = _painters(cluster, name, group)
        handles |= dict.fromkeys(group.engines, painters)
        most |= dict.fromkeys(group.engines, AHEAD * group.replicas.max)
    caller = serve.deployment(Caller).options(
        name="caller",
        num_replicas=1,
        max_ongoing_requests=100,
        ray_actor_options=_actor(Resources(cpus=0.1, memory_mib=512)),
        health_check_period_s=HEALTH_S,
    )
    return caller.bind(handles, most, *bands)


def _painters(cluster: Cluster, name: str, group: Painters) -> Application:
    wanted = group.wanted
    painter = serve.deployment(painter_with(group.loaded)).options(
        name=name,
        **_scaling(cluster, group.replicas, group.drain_s),
        ray_actor_options=_actor(wanted),
    )
    bands = cluster.bands
    most = 0 if bands is None else bands.replicas.max
    return painter.bind(threads_of(wanted), wanted.memory_mib, cluster.name if most else "", most)


def _bands(cluster: Cluster, bands: Bands) -> Application:
    band = serve.deployment(Band).options(
        name=DEPLOYMENT,
        **_scaling(cluster, bands.replicas, bands.drain_s),
        ray_actor_options=_actor(bands.resources),
    )
    return band.bind(threads_of(bands.resources))


def _scaling(cluster: Cluster, replicas: Replicas, drain_s: float) -> dict[str, Any]:
    """One request for one replica: as many as wait and are drawn, between the bounds."""
    return {
        "max_ongoing_requests": 1,
        "autoscaling_config": {
            "min_replicas": replicas.min,
            "max_replicas": replicas.max,
            "target_ongoing_requests": 1,
            "upscale_delay_s": cluster.up_after_s,
            "downscale_delay_s": cluster.down_after_s,
            "look_back_period_s": LOOK_BACK_S,
        },
        "graceful_shutdown_timeout_s": drain_s,
        "graceful_shutdown_wait_loop_s": 0.5,
        "health_check_period_s": HEALTH_S,
    }


def _actor(wanted: Resources) -> dict[str, Any]:
    """The same in Ray's words."""
    options: dict[str, Any] = {
        "num_cpus": wanted.cpus,
        "memory": wanted.memory_mib * MIB,
        "runtime_env": {"env_vars": OFTEN},
    }
    if wanted.gpus:
        options["num_gpus"] = wanted.gpus
    if wanted.labels:
        options["label_selector"] = wanted.labels
    return options


def threads_of(wanted: Resources) -> int:
    """Threads that light a picture within these resources."""
    return max(1, int(wanted.cpus))
