"""Titles that name no kind are placed by what is said of those that do; what is not sure is left out."""

from shop.classification.features import Description
from shop.classification.filling import fill_kinds

PRINTS = ("Skull", "Wolf", "Music", "Desert", "Ocean", "Tiger")
PRODUCTS = {
    **{
        k: Description(f"{print_} regular T-shirt", "Cotton shirt with short sleeves")
        for k, print_ in enumerate(PRINTS)
    },
    **{k + 10: Description(f"{print_} tall coffee mug", "Ceramic, for tea") for k, print_ in enumerate(PRINTS)},
    20: Description("Lion regular", "Cotton shirt with short sleeves"),
    21: Description("Lion tall", "Ceramic, for tea"),
    22: Description("Shipping insurance"),
}
KINDS = {**dict.fromkeys(range(6), "T-Shirts"), **dict.fromkeys(range(10, 16), "Mugs")}
CHINESE = {
    **{k: Description(f"{word}印花 T恤", "纯棉短袖上衣") for k, word in enumerate("狼虎海山花月")},
    **{k + 10: Description(f"{word}纹 马克杯", "陶瓷，可泡茶") for k, word in enumerate("狼虎海山花月")},
    20: Description("狮子印花", "纯棉短袖上衣"),
    21: Description("狮子纹", "陶瓷，可泡茶"),
}


def test_what_is_described_alike_is_of_the_same_kind():
    assert fill_kinds(PRODUCTS, KINDS) == {20: "T-Shirts", 21: "Mugs"}
    assert fill_kinds(CHINESE, KINDS) == {20: "T-Shirts", 21: "Mugs"}


def test_few_examples_or_a_single_kind_teach_nothing():
    few = {product_id: kind for product_id, kind in KINDS.items() if product_id % 10 < 4}
    assert fill_kinds(PRODUCTS, few) == {}
    assert fill_kinds(PRODUCTS, {k: kind for k, kind in KINDS.items() if kind == "Mugs"}) == {}
