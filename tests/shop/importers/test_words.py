import pytest

from shop.errors import RowError
from shop.importers.words import is_available, is_yes


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "TRUE", "yes", "WAHR", "Ja", "oui", "sí", "да", "是", "已发布", "ＴＲＵＥ", "Publish"]
)
def test_known_words_for_yes(text):
    assert is_yes(text, "published")


@pytest.mark.parametrize(
    "text", ["0", "-1", "0.0", "False", "FALSCH", "nein", "faux", "нет", "否", "未发布", "Draft", "hidden"]
)
def test_known_words_for_no(text):
    assert not is_yes(text, "published")


@pytest.mark.parametrize("text", ["2", "maybe", "search", "in stock", "?"])
def test_any_other_value_is_neither(text):
    with pytest.raises(RowError, match=r"published .* is neither a known yes nor a known no; write TRUE or FALSE"):
        is_yes(text, "published")


def test_a_column_may_know_more_words_for_yes():
    assert is_yes("Search", "visibility", also="seen")


@pytest.mark.parametrize(
    "text", ["", "in stock", "In_Stock", "inStock", "https://schema.org/LimitedAvailability", "Lieferbar", "现货"]
)
def test_known_words_for_what_can_be_bought(text):
    assert is_available(text, "availability")


@pytest.mark.parametrize(
    "text", ["out of stock", "SoldOut", "http://schema.org/OutOfStock", "ausverkauft", "épuisé", "售罄", "0"]
)
def test_known_words_for_what_cannot(text):
    assert not is_available(text, "availability")


def test_unknown_availability_is_told():
    with pytest.raises(RowError, match="availability 'later' is not known and counts as out of stock; write in_stock"):
        is_available("later", "availability")
