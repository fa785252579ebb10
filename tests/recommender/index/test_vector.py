"""Vector search among masked products gives only what is allowed, and all of it if need be."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.errors import ArtefactError
from recommender.index.vector import FLAT, GRAPH, HALF, VectorIndex, kind_for

EVERYTHING = np.ones(500, dtype=bool)


@pytest.fixture(scope="module")
def vectors():
    table = np.random.default_rng(0).normal(size=(500, 16)).astype(np.float32)
    return table / np.linalg.norm(table, axis=1, keepdims=True)


@pytest.fixture(scope="module", params=[FLAT, HALF, GRAPH])
def index(request, vectors):
    return VectorIndex.build(vectors, request.param)


@pytest.mark.parametrize("allowed", [0, 1, 10, 40, 250, 500])
def test_only_what_is_allowed_is_found_and_ten_if_there_are_ten(index, allowed):
    mask = np.zeros(500, dtype=bool)
    mask[np.random.default_rng(allowed).permutation(500)[:allowed]] = True
    found = index.search(index.vectors(np.array([7]))[0], mask, 10)
    assert mask[found].all()
    assert len(set(found.tolist())) == min(10, allowed)


@pytest.mark.parametrize("kind", [FLAT, HALF])
@pytest.mark.parametrize("allowed", [10, 250, 500])
def test_comparing_all_finds_exactly_the_best(vectors, kind, allowed):
    mask = np.zeros(500, dtype=bool)
    mask[np.random.default_rng(allowed).permutation(500)[:allowed]] = True
    index = VectorIndex.build(vectors, kind)
    rows = np.flatnonzero(mask)
    best = rows[np.argsort(-index.similarity(vectors[7], rows))][:10]
    assert index.search(vectors[7], mask, 10).tolist() == best.tolist()


def test_the_graph_finds_nearly_the_best(vectors):
    graph = VectorIndex.build(vectors, GRAPH)
    exact = VectorIndex.build(vectors, FLAT)
    shared = [
        len(np.intersect1d(graph.search(query, EVERYTHING, 10), exact.search(query, EVERYTHING, 10)))
        for query in vectors[:50]
    ]
    assert np.mean(shared) >= 9.0


def test_more_than_a_graph_walks_to_are_all_found(vectors):
    assert len(VectorIndex.build(vectors, GRAPH).search(vectors[0], EVERYTHING, 500)) == 500


def test_the_vectors_can_be_read_back(index, vectors):
    assert np.allclose(index.vectors(np.array([3, 5])), vectors[[3, 5]], atol=0.02)
    assert index.similarity(vectors[3], np.array([3]))[0] == pytest.approx(1.0, abs=0.02)
    assert (len(index), index.dimension) == (500, 16)


def test_an_index_survives_the_disk(index, vectors, tmp_path):
    index.save(tmp_path / "index.faiss")
    loaded = VectorIndex.load(tmp_path / "index.faiss")
    assert loaded.search(vectors[1], EVERYTHING, 5).tolist() == index.search(vectors[1], EVERYTHING, 5).tolist()


def test_a_damaged_index_is_refused(tmp_path):
    (tmp_path / "index.faiss").write_bytes(b"no index")
    with pytest.raises(ArtefactError, match="daogou train"):
        VectorIndex.load(tmp_path / "index.faiss")


def test_a_build_that_was_stopped_goes_on(vectors, tmp_path, monkeypatch):
    monkeypatch.setattr("recommender.index.vector._BATCH", 50)
    checkpoint, steps = tmp_path / "unfinished", []

    def stop_at_half(stage, done, total):
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        VectorIndex.build(vectors, HALF, checkpoint, stop_at_half)
    resumed = VectorIndex.build(vectors, HALF, checkpoint, lambda stage, done, total: steps.append(done))
    assert steps == [300, 350, 400, 450, 500]
    assert resumed.search(vectors[1], EVERYTHING, 500).tolist() == (
        VectorIndex.build(vectors, HALF).search(vectors[1], EVERYTHING, 500).tolist()
    )
    assert not checkpoint.exists()


def test_the_checkpoint_of_other_vectors_is_passed_over(vectors, tmp_path):
    VectorIndex.build(vectors[:, :8], HALF).save(tmp_path / "unfinished")
    assert VectorIndex.build(vectors, HALF, tmp_path / "unfinished").dimension == 16


def test_the_kind_follows_the_size():
    assert kind_for(26_000) == HALF
    assert kind_for(1_000_000) == GRAPH
