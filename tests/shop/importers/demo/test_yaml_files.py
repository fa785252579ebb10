import pytest

from shop.catalogue.records import TermKind, TermRecord
from shop.errors import ImportFormatError
from shop.importers.demo.category_rules import Evidence, load_category_rules
from shop.importers.demo.located_yaml import read_yaml
from shop.importers.demo.taxonomy import load_taxonomy
from shop.importers.demo.vocabulary import load_vocabulary_file

TREE = """
shop: {en: [Shop], zh: [商店]}
laptops: {parent: shop, en: [Laptops, notebook], zh: [笔记本电脑]}
laptop-bags: {parent: shop, en: [Laptop bags], zh: [电脑包]}
"""


def test_a_tree_gives_paths_names_and_words(yaml_file):
    tree = load_taxonomy(yaml_file(TREE))
    assert tree.path("laptops") == ("shop", "laptops")
    assert next(tree.categories()).key == "shop"
    assert TermRecord(TermKind.CATEGORY, "laptops", "zh", "笔记本电脑") in list(tree.terms())


@pytest.mark.parametrize(
    ("added", "line", "told"),
    [
        ("bags: {parent: shop, en: [notebook], zh: [包]}", 5, "already a word for 'laptops'"),
        ("bags: {parent: nowhere, en: [Bags], zh: [包]}", 5, "no category 'nowhere'"),
        ("bags: {parent: shop, en: [Bags]}", 5, "no name in zh"),
        ("bags: {parent: shop, en: [Bags], zh: [包], synonyms: [x]}", 5, "synonyms"),
        ("bags: {parent: shop, en: [Bags, 4], zh: [包]}", 5, "put quotes around it"),
        ("laptops: {parent: shop, en: [Bags], zh: [包]}", 5, "stands here twice"),
        ("a: {parent: b, en: [A], zh: [甲]}\nb: {parent: a, en: [B], zh: [乙]}", 5, "below itself"),
    ],
)
def test_mistakes_in_the_tree_are_told_with_their_line(yaml_file, added, line, told):
    with pytest.raises(ImportFormatError, match=told) as failure:
        load_taxonomy(yaml_file(TREE + added))
    assert f"line {line}" in str(failure.value)


def test_broken_yaml_and_other_shapes_are_refused(yaml_file):
    with pytest.raises(ImportFormatError, match="line 1"):
        read_yaml(yaml_file("a: [1, 2"))
    with pytest.raises(ImportFormatError, match="must hold"):
        read_yaml(yaml_file("- a\n- b"))
    with pytest.raises(ImportFormatError, match="cannot read"):
        read_yaml(yaml_file("a: 1").with_name("missing.yml"))


def rules(yaml_file, text):
    path = yaml_file(f"source:\n  otherwise: shop\n  rules:\n{text}", "rules.yml")
    return load_category_rules(path, "source", load_taxonomy(yaml_file(TREE)))


def test_the_first_rule_that_matches_wins_and_words_are_whole(yaml_file):
    sorter = rules(
        yaml_file,
        "    - {to: laptop-bags, title: [notebook (bag|case)]}\n"
        "    - {to: laptops, title: [notebook], unless: [paper]}\n",
    )
    assert sorter.category(Evidence("HP Notebook Case 15")) == "laptop-bags"
    assert sorter.category(Evidence("HP Notebooks")) == "laptops"
    assert sorter.category(Evidence("Paper notebook")) == "shop"
    assert sorter.category(Evidence("Notebookish")) == "shop"


def test_every_condition_of_a_rule_must_hold(yaml_file):
    sorter = rules(
        yaml_file, "    - {to: laptops, brand: [HP], has: [memory], where: {type: ['note.*']}, path: ['computers.*']}\n"
    )
    full = Evidence("X", brand="HP", path="Computers > X", attributes={"memory": 4, "type": "Notebook"})
    assert sorter.category(full) == "laptops"
    for poorer in (
        Evidence("X", brand="Dell", path=full.path, attributes=full.attributes),
        Evidence("X", brand="HP", path="Toys", attributes=full.attributes),
        Evidence("X", brand="HP", path=full.path, attributes={"type": "Notebook"}),
        Evidence("X", brand="HP", path=full.path, attributes={"memory": 4}),
    ):
        assert sorter.category(poorer) == "shop"


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("{to: nowhere, title: [x]}", "no category 'nowhere'"),
        ("{to: laptops}", "needs a condition"),
        ("{to: laptops, titel: [x]}", "titel"),
        ("{to: laptops, title: ['x(']}", "regular expression"),
    ],
)
def test_mistakes_in_rules_are_told_with_their_line(yaml_file, rule, told):
    with pytest.raises(ImportFormatError, match=told) as failure:
        rules(yaml_file, f"    - {rule}\n")
    assert "line 4" in str(failure.value)


def test_the_words_become_terms(yaml_file):
    found = load_vocabulary_file(
        yaml_file(
            "attributes:\n  colour: {en: [colour], zh: [颜色]}\n"
            "values:\n  colour:\n    black: {en: [black], zh: [黑色], titles: [blk]}\n"
            "uses:\n  gaming: {en: [gamer], zh: [游戏], search: gaming}\n"
            "brands:\n  HP: [惠普]\n"
            "words:\n  quiet silent: [安静]\n"
        )
    )
    assert TermRecord(TermKind.VALUE, "colour=black", "zh", "黑色", "black") in found.terms
    assert TermRecord(TermKind.USE, "gaming", "en", "gamer", "gaming") in found.terms
    assert TermRecord(TermKind.BRAND, "HP", "zh", "惠普") in found.terms
    assert TermRecord(TermKind.USE, "quiet-silent", "zh", "安静", "quiet silent") in found.terms
    assert found.spellings == {"colour": {"black": "black", "blk": "black"}}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("colours: {}", "no section"),
        ("values:\n  colour:\n    black: {en: [black], zh: [黑色]}", "not under `attributes`"),
        ("attributes:\n  colour: {en: [colour]}", "no word in zh"),
        ("uses:\n  gaming: {en: [gamer], zh: [游戏]}", "nothing to search for"),
    ],
)
def test_mistakes_in_the_words_are_told(yaml_file, text, told):
    with pytest.raises(ImportFormatError, match=told):
        load_vocabulary_file(yaml_file(text))
