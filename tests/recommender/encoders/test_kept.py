"""Vectors that were computed once are not computed again."""

from __future__ import annotations

import numpy as np

from recommender.encoders.kept import KeepingEncoder
from recommender.progress import silent


class CountingEncoder:
    """Gives the length of a text and its first letter, and notes what it was asked."""

    name = "counting"
    dimension = 2

    def __init__(self):
        self.asked = []

    def encode(self, texts, progress=silent):
        self.asked += texts
        return np.array([[len(text), ord(text[0])] for text in texts], np.float32).reshape(len(texts), 2)


def test_only_what_is_new_is_encoded_again(tmp_path):
    encoder = CountingEncoder()
    first = KeepingEncoder(encoder, tmp_path / "vectors.db").encode(["a mug", "想买"])

    again = KeepingEncoder(encoder, tmp_path / "vectors.db").encode(["想买", "a lamp", "a mug", "a lamp"])

    assert encoder.asked == ["a mug", "想买", "a lamp"]
    np.testing.assert_array_equal(again[[2, 0]], first)
    np.testing.assert_array_equal(again, CountingEncoder().encode(["想买", "a lamp", "a mug", "a lamp"]))


def test_no_text_gives_no_vector(tmp_path):
    assert KeepingEncoder(CountingEncoder(), tmp_path / "vectors.db").encode([]).shape == (0, 2)


def test_encoders_do_not_share_their_vectors(tmp_path):
    KeepingEncoder(CountingEncoder(), tmp_path / "vectors.db").encode(["a mug"])
    other = CountingEncoder()
    other.name = "other"

    KeepingEncoder(other, tmp_path / "vectors.db").encode(["a mug"])

    assert other.asked == ["a mug"]


def test_what_was_encoded_before_a_run_was_stopped_is_kept(tmp_path):
    texts = [f"text {number}" for number in range(600)]

    def stop(stage, done, total):
        raise KeyboardInterrupt

    encoder = CountingEncoder()
    try:
        KeepingEncoder(encoder, tmp_path / "vectors.db").encode(texts, stop)
    except KeyboardInterrupt:
        stopped_after = len(encoder.asked)
    KeepingEncoder(encoder, tmp_path / "vectors.db").encode(texts)

    assert 0 < stopped_after < len(texts)
    assert sorted(encoder.asked) == sorted(texts)
