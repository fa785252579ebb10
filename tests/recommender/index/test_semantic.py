"""Product vectors with their encoder."""

from __future__ import annotations

import numpy as np

from recommender.index.semantic import SemanticIndex


def test_known_texts_are_not_encoded_again(encoder):
    first = SemanticIndex.build(encoder, ["red mug", "blue mug"])
    steps = []
    second = SemanticIndex.build(
        encoder,
        ["blue mug", "green mug", "green mug"],
        first.known(),
        lambda stage, done, total: steps.append((done, total)),
    )
    assert steps == [(1, 1)]
    assert np.array_equal(second.index.vectors[0], first.index.vectors[1])
    assert np.allclose(second.index.vectors, encoder.encode(["blue mug", "green mug", "green mug"]), atol=1e-6)


def test_vectors_survive_the_disk(encoder, tmp_path):
    built = SemanticIndex.build(encoder, ["red mug", "无线鼠标"])
    built.save(tmp_path / "vectors.safetensors")
    loaded = SemanticIndex.load(tmp_path / "vectors.safetensors", encoder)
    assert np.allclose(loaded.index.vectors, built.index.vectors, atol=1e-3)
    assert loaded.known().keys() == built.known().keys()
