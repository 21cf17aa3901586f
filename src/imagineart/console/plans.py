"""How is a plan kept in a file, and read again? Whoever edited it is told which field is wrong."""

import json
from pathlib import Path

from pydantic import ValidationError

from imagineart.console.files import write
from imagineart.errors import InvalidRequestError
from imagineart.plan.plan import Plan


def read_plan(path: Path) -> Plan:
    """The plan of a JSON file: the plan itself, or a document that holds one as `plan`.

    Raises `InvalidRequestError` naming the line or the field that is wrong.
    """
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise _wrong(f"cannot read {path}: {error.strerror}", path) from error
    except UnicodeDecodeError as error:
        raise _wrong(f"{path} is no text in UTF-8", path) from error
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _wrong(f"{path} is no JSON: {error.msg} at {where}", path) from error
    if isinstance(document, dict) and isinstance(document.get("plan"), dict):
        document = document["plan"]
    try:
        return Plan.model_validate(document)
    except ValidationError as error:
        raise _wrong(f"{path}: {_first(error)}", path) from error


def write_plan(path: Path, plan: Plan) -> None:
    """The plan as JSON that `read_plan` takes. Raises `OutputError`."""
    text = json.dumps(plan.model_dump(mode="json"), indent=2, ensure_ascii=False)
    write(path, f"{text}\n".encode(), "plan-out")


def _first(error: ValidationError) -> str:
    """ "objects.0.count is 0; input should be greater than or equal to 1"."""
    fault = error.errors()[0]
    field = ".".join(str(part) for part in fault["loc"])
    problem = fault["msg"][0].lower() + fault["msg"][1:]
    if not field:
        return problem
    if fault["type"] == "missing":
        return f"{field} is missing"
    if fault["type"] == "extra_forbidden":
        return f"{field} is no field of a plan"
    return f"{field} is {str(fault['input'])[:40]!r}; {problem}"


def _wrong(message: str, path: Path) -> InvalidRequestError:
    return InvalidRequestError(f"plan: {message}", field="plan", value=str(path))
