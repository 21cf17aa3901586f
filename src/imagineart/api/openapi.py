"""A description of the wire that tools can read, made from the models that validate it."""

from typing import Any

from imagineart.api.errors import WireError, all_errors
from imagineart.api.openai.wish import Wish
from imagineart.api.wire import schema_of_batch

REF = "#/components/schemas/"


def operation() -> dict[str, Any]:
    """What FastAPI is told about the task endpoint: its real body, its replies, its key."""
    batch = schema_of_batch()
    batch.pop("$defs", None)
    replies = {str(status): _reply(status) for status in sorted({200, *_statuses()})}
    return {
        "requestBody": {"required": True, "content": {"application/json": {"schema": batch}}},
        "responses": replies,
        "security": [{"bearer": []}, {}],
    }


def refusals() -> dict[int | str, dict[str, Any]]:
    """What any question of the page may be answered instead."""
    return {status: _reply(status) for status in sorted(_statuses())}


def images_operation() -> dict[str, Any]:
    """The same about the endpoint that speaks OpenAI's words."""
    schema = {"application/json": {"schema": Wish.model_json_schema()}}
    return {
        "requestBody": {"required": True, "content": schema},
        "responses": {
            "200": {"description": "The pictures, or their events as they sharpen."},
            **{
                str(status): {"description": "An error in OpenAI's words."}
                for status in _statuses()
            },
        },
        "security": [{"bearer": []}],
    }


def components() -> dict[str, Any]:
    """The schemas that the operation refers to."""
    return {
        "schemas": {**schema_of_batch()["$defs"], "Reply": _REPLY, "Error": _ERROR},
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
    }


_ERROR = {
    "type": "object",
    "required": ["code", "message", "documentation"],
    "properties": {
        "code": {"type": "string", "enum": [error.code for error in all_errors()]},
        "message": {"type": "string"},
        "parameter": {
            "anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]
        },
        "type": {"type": "string"},
        "min": {"type": "integer"},
        "max": {"type": "integer"},
        "allowedValues": {"anyOf": [{"type": "array"}, {"type": "object"}]},
        "documentation": {"type": "string"},
        "taskType": {"type": "string"},
        "taskUUID": {"type": "string"},
        "status": {"const": "error"},
    },
}
_REPLY = {
    "type": "object",
    "required": ["data"],
    "properties": {
        "data": {"type": "array", "items": {"type": "object", "required": ["taskType"]}},
        "errors": {"type": "array", "minItems": 1, "items": {"$ref": f"{REF}Error"}},
    },
}


def _statuses() -> set[int]:
    return {error.status for error in all_errors()}


def _reply(status: int) -> dict[str, Any]:
    codes = [error.code for error in all_errors(WireError) if error.status == status]
    description = "One item per result, errors beside them." if status == 200 else ", ".join(codes)
    schema = {"$ref": f"{REF}Reply"}
    return {"description": description, "content": {"application/json": {"schema": schema}}}
