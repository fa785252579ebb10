"""Which languages' words titles bear out."""

from __future__ import annotations

import pytest

from shop.vocabulary.title_languages import told_languages


@pytest.mark.parametrize(
    ("titles", "languages"),
    [
        (["Lenovo ThinkPad X1 laptop", "HP ink cartridge black"], {"en", "zh"}),
        (["云朵台灯", "羊毛被", "MUJI 枕头"], {"zh"}),
        (["Majica za dečake", "Šorc za kupanje"], set()),
        (["Schreibtisch aus Eiche", "Kopfkissen weich"], set()),
        (["مكواة فرد الشعر"], set()),
        ([], {"en", "zh"}),
    ],
)
def test_titles_in_another_language_tell_of_nothing_that_is_missing(titles, languages):
    assert told_languages(titles) == languages
