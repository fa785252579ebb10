"""The network that serves computes what the one that was trained does, and learns."""

from __future__ import annotations

import numpy as np
import torch

from bot.nlu.tagging.network import TaggingNetwork
from bot.nlu.tagging.training import Sentence, TaggingModule, train_network

DIMENSION, FEATURES, TAGS = 12, 5, 4


def _sentence(rng, length):
    tags = rng.integers(0, TAGS, length)
    vectors = rng.normal(size=(length, DIMENSION)).astype(np.float32)
    vectors[np.arange(length), tags] += 4.0  # the tag can be seen in the vector
    return Sentence(vectors, rng.normal(size=(length, FEATURES)).astype(np.float32), tags.tolist())


def test_numpy_computes_what_pytorch_does():
    torch.manual_seed(0)
    module = TaggingModule(DIMENSION, FEATURES, TAGS).eval()
    network = TaggingNetwork({name: values.numpy() for name, values in module.state_dict().items()})
    rng = np.random.default_rng(0)
    for length in (1, 2, 9):
        sentence = _sentence(rng, length)
        with torch.no_grad():
            logits = module(
                torch.from_numpy(sentence.vectors)[None],
                torch.from_numpy(sentence.features)[None],
                torch.tensor([length]),
            )[0]
        expected = torch.log_softmax(logits, dim=-1).numpy()

        np.testing.assert_allclose(network.scores(sentence.vectors, sentence.features), expected, atol=1e-5)


def test_it_learns_and_survives_its_file(tmp_path):
    rng = np.random.default_rng(1)
    sentences = [_sentence(rng, int(length)) for length in rng.integers(1, 12, 120)]
    train_network(sentences[:100], TAGS, epochs=12, seed=1).save(tmp_path / "network.npz")
    network = TaggingNetwork.load(tmp_path / "network.npz")
    right = [
        tag == guess
        for sentence in sentences[100:]
        for tag, guess in zip(
            sentence.tags, network.scores(sentence.vectors, sentence.features).argmax(axis=1), strict=True
        )
    ]

    assert np.mean(right) > 0.8


def test_the_same_seed_gives_the_same_network():
    rng = np.random.default_rng(2)
    sentences = [_sentence(rng, 5) for _ in range(8)]
    first, second = (train_network(sentences, TAGS, epochs=1, seed=3) for _ in range(2))

    np.testing.assert_array_equal(
        first.scores(sentences[0].vectors, sentences[0].features),
        second.scores(sentences[0].vectors, sentences[0].features),
    )
