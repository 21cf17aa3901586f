"""One server for all clients of a module."""

from collections.abc import Iterator

import pytest
from tests.clients.helpers import Server


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    made = Server(tmp_path_factory.mktemp("clients") / "data")
    made.start()
    yield made
    made.kill()
