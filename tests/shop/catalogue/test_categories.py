import pytest

from shop.catalogue.records import CategoryRecord
from shop.errors import ConflictError

TREE = [
    CategoryRecord("laptops", "computers", {"en": "Laptops", "zh": "笔记本电脑"}),
    CategoryRecord("electronics", None, {"en": "Electronics"}),
    CategoryRecord("computers", "electronics", {"zh": "电脑"}),
]


def paths(uow):
    return {category.key: category.path for category in uow.categories.all()}


def test_a_parent_may_come_after_its_children(new_unit_of_work):
    with new_unit_of_work() as uow:
        report = uow.categories.upsert_many(TREE)
        assert (report.inserted, report.updated, report.unchanged) == (3, 0, 0)
        assert paths(uow)["laptops"] == "electronics/computers/laptops"
        assert [c.key for c in uow.categories.all()] == ["electronics", "computers", "laptops"]


def test_the_path_of_one(new_unit_of_work):
    with new_unit_of_work() as uow:
        uow.categories.upsert_many(TREE)
        assert uow.categories.path("computers") == ["electronics", "computers"]
        assert uow.categories.path("mugs") == []


def test_writing_twice_changes_nothing(new_unit_of_work):
    with new_unit_of_work() as uow:
        uow.categories.upsert_many(TREE)
        report = uow.categories.upsert_many(TREE)
        assert (report.inserted, report.updated, report.unchanged) == (0, 0, 3)


def test_a_name_falls_back_to_another_language_and_then_to_the_key(new_unit_of_work):
    with new_unit_of_work() as uow:
        uow.categories.upsert_many([*TREE, CategoryRecord("gift-wrap", None, {})])
        names = uow.categories.names("en")
    assert names["laptops"] == "Laptops"
    assert names["computers"] == "电脑"
    assert names["gift-wrap"] == "gift wrap"


def test_a_name_in_one_language_leaves_the_others(new_unit_of_work):
    with new_unit_of_work() as uow:
        uow.categories.upsert_many(TREE)
        uow.categories.upsert_many([CategoryRecord("laptops", "computers", {"en": "Notebooks"})])
        assert uow.categories.names("en")["laptops"] == "Notebooks"
        assert uow.categories.names("zh")["laptops"] == "笔记本电脑"


def test_moving_a_category_moves_all_below_it_and_their_products(new_unit_of_work, laptop):
    with new_unit_of_work() as uow:
        uow.products.upsert_many([laptop])
        uow.categories.upsert_many(
            [CategoryRecord("office", None, {"en": "Office"}), CategoryRecord("computers", "office", {})]
        )
        assert paths(uow)["laptops"] == "office/computers/laptops"
        assert next(uow.products.iter_snapshots()).category_path == ("office", "computers", "laptops")


def test_the_place_of_a_known_category_is_decided_by_the_tree_not_by_a_product(new_unit_of_work, mugs):
    with new_unit_of_work() as uow:
        uow.categories.upsert_many(TREE)
        uow.products.upsert_many(mugs(1, category_path=("elsewhere", "laptops")))
        assert next(uow.products.iter_snapshots()).category_path == ("electronics", "computers", "laptops")


def test_an_unknown_parent_is_refused(new_unit_of_work):
    with new_unit_of_work() as uow, pytest.raises(ConflictError, match="'nowhere'"):
        uow.categories.upsert_many([CategoryRecord("laptops", "nowhere", {})])


def test_a_circle_is_refused(new_unit_of_work):
    with new_unit_of_work() as uow, pytest.raises(ConflictError, match="below itself"):
        uow.categories.upsert_many([CategoryRecord("a", "b", {}), CategoryRecord("b", "a", {})])
