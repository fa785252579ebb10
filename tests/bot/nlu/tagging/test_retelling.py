"""Examples told again with other goods: the text, its words and its spans stay true to each other."""

from __future__ import annotations

import gzip

import pytest

from bot.nlu.tagging.features import Piece
from bot.nlu.tagging.retelling import Example, read_names, retold

NAMES = {
    ("product", False): ["garden hoses"],
    ("product", True): ["割草机"],
    ("attribute", False): ["lavender"],
    ("attribute", True): ["木质"],
}


def _example(text, words, *spans):
    pieces = [Piece(word, text.index(word), text.index(word) + len(word)) for word in words]
    marked = [(text.index(said), text.index(said) + len(said), entity) for said, entity in spans]
    return Example(text, tuple(pieces), tuple(marked))


MUG = _example("a red mug for mum", ["a", "red", "mug", "for", "mum"], ("red", "attribute"), ("mug", "product"))
KETTLE = _example("想买个红色水壶", ["想", "买个", "红色", "水壶"], ("红色", "attribute"), ("水壶", "product"))


@pytest.mark.parametrize(("example", "other"), [(MUG, "garden hose"), (KETTLE, "割草机")])
def test_another_thing_stands_in_its_place(example, other):
    told = retold([example] * 8, NAMES, seed=1)

    assert len(told) == 4
    for each in told:
        assert [each.text[start:end] for start, end, entity in each.spans if entity == "product"] == [other]
        assert all(each.text[word.start : word.end] == word.text for word in each.words)
        assert "".join(word.text for word in each.words) == each.text.replace(" ", "")


def test_a_property_keeps_its_words_in_some_copies_and_changes_them_in_others():
    assert {told.text for told in retold([MUG] * 40, NAMES, seed=1)} == {
        "a red garden hose for mum",
        "a lavender garden hose for mum",
    }


def test_a_message_without_a_thing_is_not_told_again():
    hello = _example("in red please", ["in", "red", "please"], ("red", "attribute"))

    assert retold([hello], NAMES, seed=1) == []


def test_names_that_nobody_would_say_are_left_out(tmp_path):
    path = tmp_path / "names.tsv.gz"
    lines = (
        "kind\t3\tGarden Hoses\t浇花水管",
        "kind\t0\tHome & Garden\t家居与园艺",
        "attribute\tColor\t颜色",
        "value\tLavender\t薰衣草",
        'value\t4" x 6"\t4" x 6"',
    )
    path.write_bytes(gzip.compress("\n".join(lines).encode()))

    assert read_names(path) == {
        ("product", False): ["garden hoses"],
        ("product", True): ["浇花水管", "家居与园艺"],
        ("attribute", False): ["lavender"],
        ("attribute", True): ["薰衣草"],
    }
