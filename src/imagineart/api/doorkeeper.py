"""Who is calling, over HTTP and over a socket, and under which address do they see this server?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from imagineart.api.errors import InvalidApiKeyError, MissingApiKeyError
from imagineart.api.keys import ApiKey, KeyRing

HOST = re.compile(r"[A-Za-z0-9._-]+(:\d{1,5})?|\[[0-9A-Fa-f:.]+\](:\d{1,5})?")
SCHEMES = {"ws": "http", "wss": "https"}
AUTHENTICATION = "authentication"


@dataclass(frozen=True, slots=True)
class Doorkeeper:
    """Knows the keys and the server's own addresses."""

    keys: KeyRing
    public_url: str = ""

    def key_of(self, secret: str) -> ApiKey:
        """The key of this secret. Raises `InvalidApiKeyError`."""
        key = self.keys.find(secret)
        if key is None:
            raise InvalidApiKeyError()
        return key

    def bearer(self, headers: Mapping[str, str]) -> ApiKey:
        """The key in the Authorization header. Raises one of the two 401 errors."""
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not secret.strip():
            raise MissingApiKeyError()
        return self.key_of(secret.strip())

    def base_url(self, scheme: str, host: str) -> str:
        """The base of image addresses: as configured, else as the client wrote it."""
        if self.public_url:
            return self.public_url.rstrip("/")
        known = host if HOST.fullmatch(host) else "localhost"
        return f"{SCHEMES.get(scheme, scheme)}://{known}"
