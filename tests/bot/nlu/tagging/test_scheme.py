"""Spans as tags, and the likeliest tags that make sense."""

from __future__ import annotations

import numpy as np
import pytest

from bot.nlu.tagging.scheme import TagScheme

SCHEME = TagScheme(("brand", "product"))


@pytest.mark.parametrize(
    ("length", "spans"),
    [
        (3, []),
        (1, [(0, 0, "product")]),
        (5, [(0, 0, "brand"), (1, 3, "product")]),
        (4, [(0, 1, "product"), (2, 3, "product")]),
    ],
)
def test_spans_survive_as_tags(length, spans):
    assert SCHEME.decode(SCHEME.encode(length, spans)) == spans


def test_the_likeliest_sequence_is_one_that_may_be():
    """Alone the first word is likeliest the beginning of a product and the second nothing: together that cannot be."""
    scores = np.full((2, len(SCHEME.tags)), -9.0, np.float32)
    begin, unit = SCHEME.tags.index("B-product"), SCHEME.tags.index("U-product")
    scores[0, begin], scores[0, unit], scores[1, 0] = -0.1, -2.0, -0.1

    assert SCHEME.decode(SCHEME.best(scores)) == [(0, 0, "product")]


def test_random_scores_never_break_the_rules():
    rng = np.random.default_rng(0)
    for length in (1, 2, 7):
        codes = SCHEME.best(rng.normal(size=(length, len(SCHEME.tags))).astype(np.float32))

        assert SCHEME.encode(length, SCHEME.decode(codes)) == codes
