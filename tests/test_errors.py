"""What an error carries for whoever shows it."""

import inspect

import pytest

from imagineart import errors
from imagineart.errors import ImagineArtError, UnknownNameError

KINDS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if kind.__module__ == errors.__name__
]


def test_an_error_names_field_value_and_what_is_allowed() -> None:
    error = UnknownNameError("look 'oil' is unknown", field="look", value="oil", allowed=["3d"])
    assert (error.field, error.value, error.allowed) == ("look", "oil", ("3d",))
    assert str(error) == error.message == "look 'oil' is unknown"


def test_what_is_not_known_is_empty() -> None:
    error = ImagineArtError("it did not work")
    assert (error.field, error.value, error.allowed) == ("", None, ())


@pytest.mark.parametrize("kind", KINDS)
def test_one_name_catches_them_all_and_each_says_what_it_is(kind: type[Exception]) -> None:
    assert issubclass(kind, ImagineArtError)
    assert kind.__doc__
