"""What a message sets side by side."""

import pytest

from language.comparands import comparands


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("compare the grey sofa and the yellow sofa", ["compare the grey sofa", "the yellow sofa"]),
        ("the red one vs. the blue one", ["the red one", "the blue one"]),
        ("red, blue or green", ["red", "blue", "green"]),
        ("the sandy one with the androgynous one", ["the sandy one", "the androgynous one"]),
        ("the one for 1,299 and the other", ["the one for 1,299", "the other"]),
        ("灰色的沙发和黄色的沙发", ["灰色的沙发", "黄色的沙发"]),
        ("HP跟Dell", ["HP", "Dell"]),
        ("红色、蓝色还是绿色", ["红色", "蓝色", "绿色"]),
        ("compare them", ["compare them"]),
    ],
)
def test_the_pieces_between_what_joins_them(text, pieces):
    assert [text[start:end].strip(" .") for start, end in comparands(text)] == pieces
