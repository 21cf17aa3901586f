"""No function of the house is harder to follow than it must be: branches and conditions counted."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MOST = 12  # McCabe's number, every operator of a condition counted
LINES = 50
BRANCHES = (
    ast.If,
    ast.IfExp,
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ExceptHandler,
    ast.match_case,
)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef
LEAVING = ("reading",)  # readings by rule: a learned reader takes their place


def complexity(function: Function) -> int:
    """One way through, one more for each branch and for each `and` and `or`."""
    return 1 + sum(_choices(node) for node in own_nodes(function))


def own_nodes(function: Function) -> Iterator[ast.AST]:
    """What is in a function, without the functions within."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, FUNCTIONS):
            waiting.extend(ast.iter_child_nodes(node))


def _choices(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return len(node.ifs)  # its loop only maps; what it leaves out is a branch
    return int(isinstance(node, BRANCHES))


def functions_of(file: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, FUNCTIONS):
            yield node


@pytest.fixture(scope="module")
def functions(root: Path) -> dict[str, Function]:
    """Every function of the house, parsed once."""
    source = root / "src" / "imagineart"
    files = [f for f in source.rglob("*.py") if f.relative_to(source).parts[0] not in LEAVING]
    assert len(files) > 100
    return {
        f"{file.parent.name}/{file.name}: {node.name} in line {node.lineno}": node
        for file in files
        for node in functions_of(file)
    }


@pytest.mark.xdist_group("house")
def test_no_function_has_too_many_branches(functions: dict[str, Function]) -> None:
    measured = {name: complexity(node) for name, node in functions.items()}
    assert {name: number for name, number in measured.items() if number > MOST} == {}


@pytest.mark.xdist_group("house")
def test_no_function_is_too_long(functions: dict[str, Function]) -> None:
    lines = {name: (node.end_lineno or 0) - node.lineno for name, node in functions.items()}
    assert {name: count for name, count in lines.items() if count >= LINES} == {}


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("return a", 1),
        ("if a:\n  b\nelif c and d or e:\n  f", 5),
        ("for a in b:\n  while c:\n    break", 3),
        ("try:\n  a\nexcept B:\n  c\nexcept D:\n  e", 3),
        ("return [a if b else c for d in e if f]", 3),
        ("match a:\n  case 1:\n    b\n  case _:\n    c", 3),
        ("def inner():\n  if a: b\nreturn inner", 1),
    ],
)
def test_branches_and_conditions_are_counted(body: str, number: int) -> None:
    lines = "\n".join(f"  {line}" for line in body.splitlines())
    (function,) = ast.parse(f"def f():\n{lines}").body
    assert isinstance(function, ast.FunctionDef)
    assert complexity(function) == number
