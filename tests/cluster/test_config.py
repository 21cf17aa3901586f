"""What a cluster's description may say, and what is told of one that is wrong."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from imagineart.cluster.config import Cluster
from imagineart.engines.engine import Needs
from imagineart.engines.registry import NAMES, needs_of
from imagineart.errors import InvalidRequestError

PAGE = (Path(__file__).parents[2] / "docs" / "cluster.md").read_text("utf-8")


def painters(**group: Any) -> dict[str, Any]:
    return {"painters": {"pictures": {"engines": ["embedded"], **group}}}


def test_little_has_to_be_said() -> None:
    cluster = Cluster.parse(painters())
    assert (cluster.ray, cluster.name, cluster.bands) == ("auto", "imagineart", None)
    assert cluster.painters["pictures"].replicas.model_dump() == {"min": 0, "max": 1}


def test_resources_are_what_the_engine_needs() -> None:
    wanted = Cluster.parse(painters()).painters["pictures"].wanted
    needs = needs_of("embedded")
    assert needs is not None
    assert (wanted.cpus, wanted.gpus, wanted.memory_mib) == (needs.cpus, 0, needs.memory_mib)


def test_several_loaded_engines_need_memory_together() -> None:
    engines = ["embedded", "fake", "diffusers:model"]
    wanted = Cluster.parse(painters(engines=engines, loaded=2)).painters["pictures"].wanted
    needs = [needs_of(name) or Needs() for name in engines]
    assert wanted.gpus == 1
    assert wanted.memory_mib == sum(sorted(need.memory_mib for need in needs)[1:])


def test_resources_that_are_said_win() -> None:
    said = {"cpus": 8, "labels": {"ray.io/accelerator-type": "H200"}}
    wanted = Cluster.parse(painters(resources=said)).painters["pictures"].wanted
    assert (wanted.cpus, wanted.labels) == (8, said["labels"])


def test_former_names_of_engines_are_understood() -> None:
    assert Cluster.parse(painters(engines=["layered"])).painters["pictures"].engines == ["embedded"]


@pytest.mark.parametrize("name", [name.replace("MODULE:FUNCTION", "a:b") for name in NAMES])
def test_every_engine_says_what_it_needs_but_one_of_yours(name: str) -> None:
    name = name.replace("remote:URL", "remote:http://gpu/v1")
    assert (needs_of(name) is None) == name.startswith("own:")


@pytest.mark.parametrize(
    ("given", "field", "said"),
    [
        (None, "config", "allowed"),
        ({}, "painters", "missing"),
        ({"painters": {}}, "painters", "at least 1"),
        (painters(engines=["emb"]), "painters.pictures.engines", "allowed are: embedded"),
        (painters(engines=["own:a:b"]), "painters.pictures", "resources: cpus, gpus"),
        (painters(loaded=0), "painters.pictures.loaded", "is 0; allowed is greater than"),
        (painters(replica={}), "painters.pictures.replica", "replicas, resources"),
        (painters(replicas={"min": 3, "max": 2}), "painters.pictures.replicas", "at most max, 2"),
        (painters(replicas={"low": 1}), "painters.pictures.replicas.low", "allowed are max, min"),
        (painters(resources={"cpus": "two"}), "painters.pictures.resources.cpus", "valid number"),
        (painters() | {"proxies": "all"}, "proxies", "'none', 'head' or 'every'"),
        (painters() | {"name": "Mine"}, "name", "pattern"),
        (painters() | {"workers": 2}, "workers", "allowed are bands, down_after_s"),
        ({"painters": {"bands": {"engines": ["fake"]}}}, "painters", "any other name"),
        (
            {"painters": {"a": {"engines": ["fake"]}, "b": {"engines": ["fake"]}}},
            "painters",
            "once among all",
        ),
    ],
)
def test_what_is_wrong_is_named(given: Any, field: str, said: str) -> None:
    with pytest.raises(InvalidRequestError) as caught:
        Cluster.parse(given)
    assert caught.value.field == field
    assert caught.value.message.startswith(f"{field}: ")
    assert said in caught.value.message


def test_a_file_that_is_none_is_named(tmp_path: Path) -> None:
    for text in ("painters: [", None):
        file = tmp_path / "cluster.yaml"
        file.unlink(missing_ok=True)
        if text is not None:
            file.write_text(text)
        with pytest.raises(InvalidRequestError, match=r"cluster\.yaml"):
            Cluster.load(file)


def test_the_page_shows_descriptions_that_are_taken() -> None:
    shown = [block.split("```")[0] for block in PAGE.split("```yaml\n")[1:]]
    assert len(shown) >= 2
    for text in shown:
        Cluster.parse(yaml.safe_load(text))


def test_the_page_tells_every_field() -> None:
    for name in Cluster.model_fields:
        assert f"`{name}`" in PAGE, name
