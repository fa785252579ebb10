"""Products go where their example says, the others where a classifier of the examples puts them."""

import csv
from pathlib import Path

import pytest

from data.catalogues.demo.make.placing import load_examples, place_products
from shop.classification.features import Description
from shop.errors import ImportFormatError

CANDLES, MUGS = ("gifts", "home-decor", "candles"), ("gifts", "kitchen-and-dining", "mugs-and-cups")
EVALUATION = Path("data/evaluation")


def test_an_example_decides_for_itself_and_teaches_the_rest():
    products = {("gifts", str(k)): Description(f"Scented candle {word}") for k, word in enumerate("abcd")}
    products |= {("gifts", str(k + 10)): Description(f"Coffee mug {word}") for k, word in enumerate("abcd")}
    examples = dict.fromkeys((("gifts", str(k)) for k in range(3)), CANDLES)
    examples |= dict.fromkeys((("gifts", str(k)) for k in (10, 11, 12)), MUGS)
    examples["gifts", "2"] = MUGS  # what a person said holds, whatever it looks like
    placed = place_products(products, examples, {})
    assert placed["gifts", "2"] == MUGS
    assert placed["gifts", "3"] == CANDLES
    assert placed["gifts", "13"] == MUGS


def test_the_words_for_a_category_are_examples_of_it():
    products = {("gifts", str(k)): Description(f"Scented candle {word}") for k, word in enumerate("abc")}
    products |= {("gifts", str(k + 10)): Description(f"Coffee mug {word}") for k, word in enumerate("abc")}
    examples = {key: MUGS if int(key[1]) >= 10 else CANDLES for key in products}
    products["gifts", "20"] = Description("Rose beaker")
    words = {"coffee beaker": MUGS, "scented tea light": CANDLES, "beaker": MUGS, "spirit level": ("gifts", "tools")}
    assert place_products(products, examples, words)["gifts", "20"] == MUGS
    products["gifts", "20"] = Description("Rose tea light")
    assert place_products(products, examples, words | {"tea light": CANDLES})["gifts", "20"] == CANDLES


def test_examples_must_be_of_the_tree(catalogue, tmp_path):
    path = tmp_path / "examples.csv"
    path.write_text("source,external_id,category,known_by\ngifts,1,nowhere,person\n", encoding="utf-8")
    with pytest.raises(ImportFormatError, match="line 2: there is no category 'nowhere'"):
        load_examples(catalogue.tree, path)


def test_nothing_is_learnt_from_the_labels_that_measure(catalogue):
    with (EVALUATION / "categories_fresh.csv").open(encoding="utf-8", newline="") as stream:
        measured = {(row["source"], row["external_id"]) for row in csv.DictReader(stream)}
    assert len(measured) == 400
    assert not measured & set(catalogue.examples)
