"""Every shipped encoder keeps the protocol."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from recommender.encoders import load_encoder
from recommender.errors import ArtefactError

TEXTS = ["a laptop computer", "", "notebook for work", "a banana", "x" * 5000, "🙂", "wireless mouse " * 90]


@pytest.fixture(scope="module", params=["minilm", "multilingual"])
def encoder(request):
    return load_encoder(request.param)


def test_rows_are_normalised_vectors_in_the_order_of_the_texts(encoder):
    vectors = encoder.encode(TEXTS)
    assert vectors.shape == (len(TEXTS), encoder.dimension)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-3)
    assert vectors[0] @ vectors[2] > vectors[0] @ vectors[3] + 0.2


def test_a_text_has_one_vector_alone_or_among_others(encoder):
    together = encoder.encode(TEXTS)
    for row, text in enumerate(TEXTS):
        assert float(encoder.encode([text])[0] @ together[row]) > 0.999


def test_no_text_gives_no_row(encoder):
    assert encoder.encode([]).shape == (0, encoder.dimension)


def test_progress_counts_every_text(encoder):
    steps = []
    encoder.encode(["a"] * 70, lambda stage, done, total: steps.append((done, total)))
    assert steps[-1] == (70, 70)


def test_the_multilingual_encoder_brings_two_languages_together():
    chinese, english, other = load_encoder("multilingual").encode(["笔记本电脑", "laptop", "banana"])
    assert chinese @ english > 0.7 > chinese @ other


def test_a_name_that_is_not_here_is_refused_without_the_network():
    with pytest.raises(ArtefactError, match="multilingual"):
        load_encoder("nobody/has-such-a-model")


def test_the_text_package_does_not_import_torch():
    # The dialogue server imports it, and has no room for torch.
    code = (
        "import sys; from recommender.encoders import load_encoder; load_encoder('multilingual').encode(['x']); "
        "sys.exit('torch' in sys.modules or 'faiss' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
