"""A graph is fed what it names, at once or through the flow."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from imagineart.painting.conditioning import Condition
from imagineart.painting.nets import Net, Sampling
from imagineart.painting.sprite import NoiseKey

KEYS = [NoiseKey(1, 0, 0), NoiseKey(1, 1, 0)]
CONDITIONS = [
    Condition(
        7 + i,
        np.full(384, 0.1, np.float32),
        np.eye(3, dtype=np.float32)[i],
        np.zeros((5, 5), np.float32),
        np.full((2, 3), 9, np.float32),
    )
    for i in range(2)
]


class Graph:
    """An ONNX session that answers with a constant and remembers its feeds."""

    def __init__(self, *inputs: str) -> None:
        self.inputs = inputs
        self.fed: list[dict[str, Any]] = []

    def get_inputs(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(name=name) for name in self.inputs]

    def run(self, _: None, feeds: dict[str, Any]) -> list[np.ndarray]:
        self.fed.append(feeds)
        return [np.full((2, 4, 8, 8), 0.25, np.float32)]


def draw(graph: Graph, sampling: Sampling = Sampling(steps=4)) -> np.ndarray:  # noqa: B008
    return Net(graph, 8, sampling).draw(CONDITIONS, KEYS)


@pytest.mark.parametrize("inputs", [("words", "style", "palette", "pose"), ("noun", "palette")])
def test_a_net_of_one_step_is_asked_once_for_what_it_names(inputs: tuple[str, ...]) -> None:
    graph = Graph(*inputs)
    assert np.all(draw(graph) == 0.25)
    assert [sorted(f) for f in graph.fed] == [sorted(inputs)]


def test_styles_are_a_mix_for_one_step_and_a_number_for_a_flow() -> None:
    one, flow = Graph("style"), Graph("x", "t", "keep", "style")
    draw(one)
    draw(flow)
    assert one.fed[0]["style"].tolist() == [[1, 0, 0], [0, 1, 0]]
    assert flow.fed[0]["style"].tolist() == [0, 1]


def test_nets_draw_upright_by_the_numbers_of_their_nouns() -> None:
    graph = Graph("noun", "pose")
    draw(graph)
    assert graph.fed[0]["noun"].tolist() == [7, 8]
    assert graph.fed[0]["pose"].tolist() == [np.eye(2, 3).tolist()] * 2


def test_a_flow_runs_from_noise_to_what_the_net_says() -> None:
    graph = Graph("x", "t", "keep")
    assert np.allclose(draw(graph), 0.25, atol=1e-6)
    assert graph.fed[0]["x"].std() > 0.9
    assert len(graph.fed) == 4 + 3  # the guided steps ask twice


def test_the_noise_of_a_flow_is_that_of_its_keys() -> None:
    graph = Graph("x", "t", "keep")
    draw(graph, Sampling(steps=1))
    first = graph.fed[0]["x"]
    assert not np.array_equal(first[0], first[1])
    draw(graph, Sampling(steps=1))
    assert np.array_equal(graph.fed[1]["x"], first)
