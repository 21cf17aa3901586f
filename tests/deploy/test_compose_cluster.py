"""The compose file of a cluster: two servers, two workers, PostgreSQL, S3; read, not run."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from compose_spec import PyCompose

from imagineart.service.database import address_of
from imagineart.settings import Settings, variable

DEPLOY = Path(__file__).parents[2] / "deploy"
FILLED = re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", (DEPLOY / "compose.cluster.yaml").read_text("utf-8"))
WHOLE: dict[str, Any] = yaml.safe_load(FILLED)
SERVICES: dict[str, dict[str, Any]] = WHOLE["services"]
SERVERS, WORKERS = ("api-1", "api-2"), ("worker-1", "worker-2")


def test_it_is_a_compose_file() -> None:
    merged = {name: part for name, part in WHOLE.items() if not name.startswith("x-")}
    names = PyCompose.from_yaml(yaml.safe_dump(merged)).service_names()
    assert sorted(names) == sorted([*SERVERS, *WORKERS, "postgres", "s3", "bucket"])


@pytest.mark.parametrize("name", [*SERVERS, *WORKERS])
def test_all_share_one_database_and_one_bucket(name: str) -> None:
    told = SERVICES[name]["environment"]
    database = address_of(told[variable("database")])
    own = SERVICES["postgres"]["environment"]
    assert database.host == "postgres"
    assert (database.username, database.password) == (
        own["POSTGRES_USER"],
        own["POSTGRES_PASSWORD"],
    )
    assert told[variable("storage_url")].startswith("s3://pictures/")
    assert told["AWS_ACCESS_KEY_ID"] == SERVICES["s3"]["environment"]["AWS_ACCESS_KEY_ID"]
    assert "s3.bucket.create -name pictures" in str(SERVICES["bucket"]["command"])


def test_servers_draw_nothing_and_workers_answer_nobody() -> None:
    for name in SERVERS:
        assert SERVICES[name]["environment"][variable("workers")] == "0"
        assert all(port.startswith("127.0.0.1:") for port in SERVICES[name]["ports"])
    for name in WORKERS:
        assert SERVICES[name]["command"] == ["worker"]
        assert "ports" not in SERVICES[name]
        assert SERVICES[name]["networks"] == ["inside"]
    assert WHOLE["networks"]["inside"] == {"internal": True}


@pytest.mark.parametrize("name", [*SERVERS, *WORKERS])
def test_containers_of_ours_may_do_nothing_special(name: str) -> None:
    service = SERVICES[name]
    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert int(service["stop_grace_period"].removesuffix("s")) > Settings().drain_s
    assert variable("api_key") not in service["environment"]
