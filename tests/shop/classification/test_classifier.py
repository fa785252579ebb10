"""A classifier learns kinds from examples in any language, and says how sure it is."""

import pytest

from shop.classification.classifier import Classifier
from shop.classification.features import Description, features

LAPTOP, MOUSE, MUG = ("computing", "laptops"), ("computing", "mice"), ("home", "mugs")
EXAMPLES = [
    (Description("Acme notebook computer 15 inch", "A portable computer", "Acme"), LAPTOP),
    (Description("Bolt notebook computer 13 inch", "A portable computer", "Bolt"), LAPTOP),
    (Description("超薄 笔记本电脑 15寸"), LAPTOP),
    (Description("商务 笔记本电脑 13寸"), LAPTOP),
    (Description("Acme wireless mouse black", "Optical, two buttons", "Acme"), MOUSE),
    (Description("Bolt wireless mouse red", "Optical, two buttons", "Bolt"), MOUSE),
    (Description("无线 鼠标 黑色"), MOUSE),
    (Description("游戏 鼠标 红色"), MOUSE),
    (Description("Ceramic coffee mug with hearts"), MUG),
    (Description("Ceramic coffee mug with dots"), MUG),
    (Description("陶瓷 咖啡 马克杯 心形"), MUG),
    (Description("陶瓷 咖啡 马克杯 圆点"), MUG),
]


@pytest.fixture(scope="module")
def classifier():
    products, paths = zip(*EXAMPLES, strict=True)
    return Classifier(products, paths)


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("Zeta notebook computer 17 inch", LAPTOP),
        ("Zeta wireless mouse green", MOUSE),
        ("Ceramic coffee mug with cats", MUG),
        ("高性能 笔记本电脑", LAPTOP),
        ("静音 鼠标", MOUSE),
        ("马克杯 猫咪", MUG),
    ],
)
def test_what_was_never_seen_is_placed_by_its_words(classifier, title, path):
    (placement,) = classifier.place([Description(title)])
    assert placement.path == path
    assert placement.confidence > 0.5


def test_what_is_between_two_kinds_stays_above_both(classifier):
    unclear = Description("Acme portable wireless notebook mouse computer")
    (placement,) = classifier.place([unclear], sure=0.99)
    assert placement.path == ("computing",)
    (leaf,) = classifier.place([unclear], sure=0.0)
    assert leaf.path[:1] == placement.path
    assert leaf.confidence <= placement.confidence


def test_two_kinds_are_enough_and_the_same_examples_give_the_same_answer():
    products, paths = zip(*EXAMPLES[:8], strict=True)
    asked = [Description("silent mouse"), Description("15 inch computer")]
    first, second = (Classifier(products, paths).place(asked) for _ in range(2))
    assert first == second
    assert [placement.path for placement in first] == [MOUSE, LAPTOP]
    assert Classifier(products, paths).place([]) == []


def test_figures_count_by_their_shape_and_properties_by_name_and_value():
    product = Description("SSD 16GB", brand="Acme", category="Parts > Disks", attributes={"type": "Internal", "n": 4})
    found = set(features(product))
    assert {"title ssd", "title #gb", "title ssd #gb", "begin ssd", "end #gb", "brand acme"} <= found
    assert {"category parts > disks", "level parts", "level disks", "has type", "type internal", "has n"} <= found
