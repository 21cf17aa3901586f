"""Fixtures that several folders need."""

from pathlib import Path

import pytest

# A renderer takes every core and a gigabyte: these have one process.
LIT = ("tests/tracing", "tests/engines", "tests/cluster/test_bands.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep the tests of a file together, and all that light a scene, when several processes run."""
    for item in items:
        file = item.nodeid.partition("::")[0]
        group = next((folder for folder in LIT if file.startswith(folder)), file)
        item.add_marker(pytest.mark.xdist_group("renderer" if group in LIT else group))


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return Path(__file__).parents[1]
