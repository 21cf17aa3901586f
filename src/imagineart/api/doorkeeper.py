"""Who is calling, over HTTP and over a socket, and under which address do they see this server?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.requests import HTTPConnection
from starlette.types import Scope

from imagineart.api.errors import InvalidApiKeyError, MissingApiKeyError
from imagineart.api.keys import ApiKey, KeyRing
from imagineart.api.throttle import Throttle

SCHEMES = {"ws": "http", "wss": "https"}
AUTHENTICATION = "authentication"
WRONG_KEYS = 60  # a minute and address, after which new ones are not looked at


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Knows the keys and the server's own addresses."""

    keys: KeyRing
    public_url: str = ""
    throttle: Throttle = field(default_factory=lambda: Throttle(WRONG_KEYS))

    def key_of(self, secret: str, address: str = "") -> ApiKey:
        """The key of this secret, which came from there.

        Raises `InvalidApiKeyError`, and `RateLimitExceededError` after too many of those.
        """
        key = self.keys.find(secret)
        self.throttle.check(address, key.id if key else None)
        if key is None:
            self.throttle.failed(address)
            raise InvalidApiKeyError()
        self.throttle.succeeded(address, key.id)
        return key

    def has_bearer(self, headers: Mapping[str, str]) -> bool:
        """Whether the headers hold a key, right or wrong."""
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and bool(secret.strip())

    def bearer(self, headers: Mapping[str, str], address: str = "") -> ApiKey:
        """The key in the Authorization header. Raises `MissingApiKeyError`, and as `key_of`."""
        if not self.has_bearer(headers):
            raise MissingApiKeyError()
        return self.key_of(headers["authorization"].partition(" ")[2].strip(), address)

    def base_url(self, scope: Scope) -> str:
        """The base of image addresses: as configured, else where the connection came in.

        Never what the client calls the host: another could be sent to its addresses.
        """
        if self.public_url:
            return self.public_url.rstrip("/")
        host, port = scope.get("server") or ("localhost", None)
        scheme = SCHEMES.get(scope["scheme"], scope["scheme"])
        shown = f"[{host}]" if ":" in host else host
        return f"{scheme}://{shown}" + ("" if port is None else f":{port}")


def address_of(connection: HTTPConnection) -> str:
    """Where a client comes from; empty if that is not known."""
    return connection.client.host if connection.client else ""
