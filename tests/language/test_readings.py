"""How Chinese is read aloud."""

from __future__ import annotations

import pytest

from data.taxonomy.make_readings import readings
from language.readings import syllables


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("手机", "shou ji"),
        ("银行", "yin hang"),
        ("音乐", "yin yue"),
        ("重量", "zhong liang"),
        ("行李箱", "xing li xiang"),
        ("耳机3", "er ji 3"),
        ("", ""),
    ],
)
def test_a_character_is_read_as_its_phrase_has_it(text, spoken):
    assert syllables(text) == spoken.split()


def test_every_phrase_that_pypinyin_knows_is_read_as_it_reads_it():
    assert [phrase for phrase, spoken in readings().items() if syllables(phrase) != spoken] == []
