"""Counts of words without the words."""

from __future__ import annotations

import jieba as library
import pytest

from language.dictionaries import jieba
from language.word_counts import WordCounts


def test_a_word_has_its_count_and_another_has_none():
    counts = WordCounts([("兑", 5), ("兑换", 0), ("兑换", 7)])

    assert ("兑" in counts, counts["兑"], counts.get("兑换")) == (True, 5, 7)
    # The two letters have the bytes of the character.
    assert ("QQ" in counts, counts.get("QQ"), "" in counts) == (False, None, False)
    with pytest.raises(KeyError):
        counts["换"]


def test_a_thousand_words_are_told_apart():
    words = [f"word {number}" for number in range(1000)]
    counts = WordCounts((word, number) for number, word in enumerate(words))

    assert [counts[word] for word in words] == list(range(1000))
    assert not any(f"{word}!" in counts for word in words)


def test_jieba_has_the_counts_that_it_would_read_itself():
    words, total = library.Tokenizer.gen_pfdict(library.get_module_res("dict.txt"))

    assert jieba().dt.total == total
    assert [word for word, count in words.items() if jieba().dt.FREQ.get(word) != count] == []
