"""What words of titles are called in the other language."""

from __future__ import annotations

import pytest

from shop.catalogue.records import TermKind
from shop.vocabulary.meanings import meaning_terms


@pytest.fixture
def meant():
    """What returns the words of titles that a word means."""

    def run(word, *titles):
        terms = list(meaning_terms(titles))
        assert {term.kind for term in terms} <= {TermKind.MEANING}
        return {term.key for term in terms if term.text == word}

    return run


def test_chinese_words_mean_what_english_titles_say(meant):
    assert meant("长颈鹿", "Giraffe mug", "Red bowl") == {"giraffe"}
    assert meant("长颈鹿", "Red bowl") == set()
    assert meant("消防车", "Fire trucks for children") == {"fire truck"}


def test_a_character_means_what_it_does_in_a_compound(meant):
    assert meant("套", "Cushion cover") == {"cover"}


def test_english_words_mean_what_chinese_titles_say(meant):
    assert meant("giraffe", "可爱长颈鹿抱枕") == {"长颈鹿"}
    assert meant("dog", "狗窝", "大理石餐桌") == {"狗"}
    assert meant("dog", "大理石餐桌") == set()
