"""The net has the shapes it says, and padding changes nothing."""

import pytest

torch = pytest.importorskip("torch")

from training.reading.net import LAYER_NAMES, Reader, Shape, from_minilm, kept  # noqa: E402

from imagineart.reading.decoding import TAGS  # noqa: E402
from imagineart.reading.marked import PREDICATES, TIES  # noqa: E402

TINY = Shape(pieces=9, width=24, layers=3, heads=2, inner=32, positions=20, settled=1)


@pytest.fixture
def net() -> Reader:
    torch.manual_seed(1)
    return Reader(TINY).eval()


def test_outputs_are_by_word(net: Reader) -> None:
    ids = torch.randint(0, 9, (2, 7))
    first = torch.tensor([[1, 2, 4, 5]] * 2)
    tags, predicates, ties = net(ids, ids * 0, ids >= 0, first)
    assert tags.shape == (2, 4, TAGS)
    assert predicates.shape == (2, 4, len(PREDICATES))
    assert ties.shape == (2, 4, 4, 1 + len(TIES))


def test_padding_changes_nothing(net: Reader) -> None:
    ids = torch.randint(1, 9, (1, 6))
    first = torch.tensor([[1, 3]])
    padded = torch.cat((ids, torch.zeros(1, 3, dtype=ids.dtype)), 1)
    mask = torch.arange(9)[None] < 6
    alone = net(ids, ids * 0, ids > 0, first)
    beside = net(padded, padded * 0, mask, first)
    for one, two in zip(alone, beside, strict=True):
        torch.testing.assert_close(one, two)


def test_ties_have_a_direction(net: Reader) -> None:
    ids = torch.randint(1, 9, (1, 6))
    *_, ties = net(ids, ids * 0, ids > 0, torch.tensor([[1, 3]]))
    assert not torch.allclose(ties[0, 0, 1], ties[0, 1, 0])


def test_the_first_layers_learn_nothing_and_shapes_do(net: Reader) -> None:
    ids = torch.randint(1, 9, (1, 6))
    sum(part.sum() for part in net(ids, ids % 3, ids > 0, torch.tensor([[1, 3]]))).backward()
    encoder = net.encoder
    assert encoder.words.weight.grad is None
    assert all(p.grad is None for p in encoder.layers[0].parameters())
    assert encoder.shapes.weight.grad.abs().sum() > 0
    assert all(p.grad is not None for p in encoder.layers[1].parameters())


def test_weights_of_bert_go_in_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    import training.reading.net as module

    monkeypatch.setattr(module, "Shape", lambda pieces: Shape(**{**vars(TINY), "pieces": pieces}))
    donor = Reader(TINY)
    encoder = donor.encoder
    named = {
        "embeddings.word_embeddings.weight": encoder.words.weight,
        "embeddings.position_embeddings.weight": encoder.places.weight,
        "embeddings.token_type_embeddings.weight": torch.zeros(2, 24),
        "embeddings.LayerNorm.weight": encoder.norm.weight,
        "embeddings.LayerNorm.bias": encoder.norm.bias,
    }
    for at, layer in enumerate(encoder.layers):
        for ours, theirs in LAYER_NAMES.items():
            for end in ("weight", "bias"):
                named[f"encoder.layer.{at}.{theirs}.{end}"] = getattr(getattr(layer, ours), end)
    pieces = list("abcdefghi")
    taught = from_minilm(named, pieces, ["c", "a"])
    assert torch.equal(taught.encoder.words.weight, encoder.words.weight[[2, 0]])
    assert torch.equal(taught.encoder.layers[2].narrow.weight, encoder.layers[2].narrow.weight)


def test_pieces_of_other_scripts_are_left_out() -> None:
    assert kept(["[PAD]", "[unused7]", "cat", "##s", "猫", "##ж", "…"]) == [
        "[PAD]",
        "cat",
        "##s",
        "…",
    ]
