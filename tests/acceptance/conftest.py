"""The fixtures that the service's own tests use."""

from tests.service.conftest import anyio_backend, receiver

__all__ = ["anyio_backend", "receiver"]
