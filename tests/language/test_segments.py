"""Where the words of a Chinese text are."""

from __future__ import annotations

import pytest

from language.segments import is_torn


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("一个月大概打三千张", "打三"),
        ("上次的漏粉漏得厉害", "漏粉漏"),
        ("能带得动就行", "得动"),
        ("带不动黑神话了", "动黑神话"),
        ("两电一充", "两电"),
        ("第三方的", "方的"),
    ],
)
def test_loose_characters_and_parts_of_words_are_torn(text, piece):
    start = text.index(piece)

    assert is_torn(text, start, start + len(piece))


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        ("键盘 红轴", "红轴"),
        ("煮面的小锅", "煮面"),
        ("不发黄的", "发黄"),
        ("眼镜防蓝光", "防蓝光"),
        ("键盘 87键", "87键"),
        ("dell xps", "xps"),
    ],
)
def test_words_and_what_a_phrase_ends_with_are_whole(text, piece):
    start = text.index(piece)

    assert not is_torn(text, start, start + len(piece))
