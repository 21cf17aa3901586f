"""What does an error look like in OpenAI's words?

{"error": {"message", "type", "param", "code"}}
"""

from imagineart.api.errors import Parameter, WireError
from imagineart.api.items import Json

PARAMETERS = {
    "positivePrompt": "prompt",
    "numberResults": "n",
    "outputFormat": "output_format",
    "outputQuality": "output_compression",
    "width": "size",
    "height": "size",
    "model": "model",
}  # ours → theirs
CODES = {
    "missingApiKey": "invalid_api_key",
    "invalidApiKey": "invalid_api_key",
    "rateLimitExceeded": "rate_limit_exceeded",
    "quotaExceeded": "insufficient_quota",
    "contentPolicyViolation": "content_policy_violation",
}  # ours → theirs; others keep ours
TYPES = {401: "authentication_error", 403: "permission_error", 429: "rate_limit_error"}


class RequestFaultError(Exception):
    """An error as it is sent. `status` is that of HTTP."""

    def __init__(
        self, message: str, status: int = 400, *, param: str | None = None, code: str | None = None
    ) -> None:
        self.message, self.status, self.param, self.code = message, status, param, code
        super().__init__(message)

    @property
    def type(self) -> str:
        """The kind of error, as clients know it."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        return TYPES.get(self.status, kind)

    def body(self) -> Json:
        """The document."""
        told = {"message": self.message, "type": self.type, "param": self.param, "code": self.code}
        return {"error": told}


def fault_of(error: WireError) -> RequestFaultError:
    """One of our errors in their words."""
    status = error.status if error.status >= 400 else 500
    code = CODES.get(error.code, error.code)
    return RequestFaultError(error.message, status, param=_parameter(error.parameter), code=code)


def _parameter(ours: Parameter | None) -> str | None:
    first = ours[0] if isinstance(ours, tuple) else ours
    return None if first is None else PARAMETERS.get(first)
