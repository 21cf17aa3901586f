"""The receiver that the service's own tests use."""

from tests.service.conftest import receiver

__all__ = ["receiver"]
