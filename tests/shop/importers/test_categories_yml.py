import pytest

from shop.catalogue.records import CategoryRecord, TermKind, TermRecord
from shop.errors import ImportFormatError
from shop.importers.categories_yml import CategoriesImporter, load_category_tree

TREE = """
shop: {en: [Shop], zh: [商店]}
laptops: {parent: shop, en: [Laptops, notebook], zh: [笔记本电脑]}
laptop-bags: {parent: shop, en: [Laptop bags], zh: [电脑包]}
"""


def test_a_tree_gives_paths_names_and_words(file):
    tree = load_category_tree(file(TREE))
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
def test_mistakes_in_the_tree_are_told_with_their_line(file, added, line, told):
    with pytest.raises(ImportFormatError, match=told) as failure:
        load_category_tree(file(TREE + added))
    assert f"line {line}" in str(failure.value)


def test_the_importer_yields_parents_first_then_every_word(file):
    records = list(CategoriesImporter(file(TREE), "words").records())
    assert records[0] == CategoryRecord("shop", None, {"en": "Shop", "zh": "商店"})
    assert [type(record) for record in records] == [CategoryRecord] * 3 + [TermRecord] * 7
