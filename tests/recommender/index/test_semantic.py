"""Text vectors of products, and queries by the same encoder."""

from __future__ import annotations

import numpy as np

from recommender.index.semantic import SemanticIndex, TextVectors
from recommender.index.vector import VectorIndex


def test_known_texts_are_not_encoded_again(encoder):
    first = TextVectors.build(encoder, ["red mug", "blue mug"])
    steps = []
    second = TextVectors.build(
        encoder,
        ["blue mug", "green mug", "green mug"],
        first.known(),
        lambda stage, done, total: steps.append((done, total)),
    )
    assert steps == [(1, 1)]
    assert np.array_equal(second.vectors[0], first.vectors[1])
    assert np.allclose(second.vectors, encoder.encode(["blue mug", "green mug", "green mug"]), atol=1e-3)


def test_vectors_survive_the_disk(encoder, tmp_path):
    built = TextVectors.build(encoder, ["red mug", "无线鼠标"])
    built.save(tmp_path / "texts.safetensors")
    loaded = TextVectors.load(tmp_path / "texts.safetensors")
    assert np.array_equal(loaded.vectors, built.vectors)
    assert loaded.known().keys() == built.known().keys()


def test_a_query_is_as_long_as_the_vectors_and_empty_beyond_the_text(encoder):
    index = SemanticIndex(encoder, VectorIndex.build(np.eye(encoder.dimension + 8, dtype=np.float32)))
    query = index.query_vector("red mug")
    assert len(query) == encoder.dimension + 8
    assert np.allclose(query[: encoder.dimension], encoder.encode(["red mug"])[0])
    assert not query[encoder.dimension :].any()
