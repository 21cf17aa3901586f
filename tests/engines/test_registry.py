"""Engines by name."""

from importlib.util import find_spec

import pytest

from imagineart.engines.embedded import EmbeddedEngine
from imagineart.engines.registry import NAMES, needs_of, open_engine, opener
from imagineart.errors import EngineUnavailableError, UnknownNameError


@pytest.mark.parametrize("name", ["fake", "fake-full", "fake-large", "embedded", "embedded-draft"])
def test_embedded_engines_open_by_name(name: str) -> None:
    assert open_engine(name).name == name


def test_a_former_name_opens_what_stands_in_its_place_and_says_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert open_engine("layered").name == "embedded"
    assert caplog.messages == ["engine layered is gone; its name stands for embedded"]


def test_a_remote_engine_takes_a_url_that_holds_colons() -> None:
    assert open_engine("remote:http://box:8000/v1").name == "remote:http://box:8000/v1"


@pytest.mark.parametrize("name", ["", "paint", "embedded:x", "FAKE", "dalle"])
def test_an_unknown_name_lists_the_known_ones(name: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        open_engine(name)
    assert caught.value.field == "engine"
    assert caught.value.allowed == tuple(NAMES)


@pytest.mark.parametrize("name", ["remote", "remote:", "diffusers", "diffusers:"])
def test_an_engine_that_needs_an_argument_says_so(name: str) -> None:
    with pytest.raises(UnknownNameError, match="after a colon"):
        open_engine(name)


@pytest.mark.parametrize("address", ["box:8000", "ftp://box", "//box"])
def test_a_remote_engine_needs_the_address_of_a_web_server(address: str) -> None:
    with pytest.raises(UnknownNameError, match="http://"):
        opener(f"remote:{address}")


def test_a_name_can_be_checked_without_loading_what_it_names() -> None:
    assert callable(opener("diffusers:some/model"))


@pytest.mark.skipif(find_spec("diffusers") is not None, reason="the gpu extra is installed")
def test_without_the_extra_diffusers_says_what_to_install() -> None:
    with pytest.raises(EngineUnavailableError, match=r"imagineart\[gpu\]"):
        open_engine("diffusers:some/model")


def test_an_engine_of_ones_own_is_what_its_function_returns() -> None:
    assert open_engine("own:tests.engines.waves:open_waves").name == "waves"


@pytest.mark.parametrize(
    "path",
    ["nosuch:make", "tests.engines.waves:nosuch", "tests.engines.waves", ":make", "os:getcwd"],
)
def test_what_of_ones_own_cannot_be_loaded_is_told_by_name(path: str) -> None:
    with pytest.raises(EngineUnavailableError, match=f"engine 'own:{path}' cannot be loaded"):
        open_engine(f"own:{path}")


def test_threads_reach_the_engine_that_lights() -> None:
    engine = open_engine("embedded", threads=3)
    assert isinstance(engine, EmbeddedEngine)
    assert engine.threads == 3


def test_needs_are_known_before_an_engine_is_opened() -> None:
    assert needs_of("diffusers:no-such-model") == needs_of("diffusers:another")
    assert needs_of("layered") == open_engine("embedded").capabilities.needs
    assert needs_of("own:a:b") is None
    with pytest.raises(UnknownNameError):
        needs_of("embeded")
