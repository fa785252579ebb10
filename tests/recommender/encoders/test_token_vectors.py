"""Vectors of words in their context."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.encoders.multilingual import load_multilingual


@pytest.fixture(scope="module")
def vectors():
    """The vectors of the shipped model."""
    return load_multilingual().token_vectors


def _likeness(one, other):
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


def test_every_word_has_one_vector(vectors):
    found = vectors.encode([["a", "wireless", "mouse"], ["无", "线"], []])

    assert [own.shape for own in found] == [(3, vectors.dimension), (2, vectors.dimension), (0, vectors.dimension)]
    assert all(own.dtype == np.float32 for own in found)


def test_a_sentence_has_the_same_vectors_alone_and_in_a_batch(vectors):
    sentences = [["red", "mug"], ["a", "laptop", "for", "university"]]

    for alone, together in zip((vectors.encode([one])[0] for one in sentences), vectors.encode(sentences), strict=True):
        np.testing.assert_allclose(alone, together, atol=1e-4)


def test_words_of_like_meaning_have_like_vectors_across_languages(vectors):
    mug, cup, printer, chinese = (vectors.encode([[word]])[0][0] for word in ("mug", "cup", "printer", "打印机"))

    assert _likeness(mug, cup) > _likeness(mug, printer)
    assert _likeness(printer, chinese) > _likeness(mug, chinese)


def test_the_context_changes_a_vector(vectors):
    fruit, brand = (own[1] for own in vectors.encode([["an", "apple", "pie"], ["an", "apple", "laptop"]]))

    assert 0.3 < _likeness(fruit, brand) < 0.999
