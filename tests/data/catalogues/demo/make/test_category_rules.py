import pytest

from data.catalogues.demo.make.category_rules import Evidence, load_category_rules
from shop.errors import ImportFormatError
from shop.importers.categories_yml import load_category_tree
from shop.yaml_files import YamlFile

TREE = """
shop: {en: [Shop], zh: [商店]}
laptops: {parent: shop, en: [Laptops, notebook], zh: [笔记本电脑]}
laptop-bags: {parent: shop, en: [Laptop bags], zh: [电脑包]}
"""


def rules(yaml_file, text):
    path = yaml_file(f"source:\n  otherwise: shop\n  rules:\n{text}", "rules.yml")
    return load_category_rules(YamlFile(path), "source", load_category_tree(yaml_file(TREE)))


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
