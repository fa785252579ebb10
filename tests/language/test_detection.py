"""Which language a message is written in."""

from __future__ import annotations

import pytest

from language.detection import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a red mug", "en"),
        ("I WANT A RED COFFEE MUG", "en"),
        ("我想买杯子", "zh"),
        ("有没有 under 500 的 laptop", "zh"),
        ("laptop 便宜点", "zh"),
        ("HP", None),
        ("Canon EOS", None),
        ("ok", None),
        ("500", None),
        ("16 GB", None),
        ("iPhone 7", None),
        ("seagate 2TB", None),
        ("Skullcandy", None),
        ("seagate drive", "en"),
        ("👍", None),
        ("。。。？！", None),
        ("", None),
    ],
)
def test_a_language_is_told_only_where_the_words_tell_it(text, language):
    assert detect_language(text) == language
