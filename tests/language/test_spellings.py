"""What a misspelt word stands for, and what is no misspelling."""

from __future__ import annotations

import pytest

from language.spellings import Spellings

SPELLINGS = Spellings(
    [
        *("logitech", "samsung", "sharp", "headphone"),
        *("蓝牙耳机", "窗帘", "键盘", "鼠标", "爱普生", "单反相机", "篮筐", "洗衣机", "套子"),
    ]
)


@pytest.mark.parametrize(
    ("form", "known"),
    [
        ("logitek", "logitech"),  # by sound
        ("samsnug", "samsung"),  # swapped
        ("hedphone", "headphone"),  # a letter left out
        ("shark", None),  # a word of its own
        ("sony", None),
        ("hp", None),  # too short to guess at
        ("s7", None),  # a model
        ("键盆", "键盘"),  # sounds alike but for its end
        ("建盘", "键盘"),  # sounds alike
        ("藍牙耳機", "蓝牙耳机"),  # Traditional
        ("爱普森", "爱普生"),
        ("单返像机", "单反相机"),
        ("男款", None),  # sounds like 篮筐 to some, and shares no character with it
        ("洗衣液", None),  # a character more or less is another thing where there are few
        ("套机", None),
        ("窗户", None),  # a word of its own
        ("shubiao", "鼠标"),  # typed by its sound
        ("杯", None),
    ],
)
def test_the_nearest_spelling_is_found_where_it_is_near(form, known):
    assert SPELLINGS.nearest(form) == known
