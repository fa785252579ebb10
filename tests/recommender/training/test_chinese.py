"""A shop whose texts are Chinese: both languages find its products, and those of a shop that sells in both."""

import pytest

from recommender.collaborative.interactions import Interactions
from recommender.contract import Query
from recommender.encoders import load_encoder
from recommender.encoders.encoder import MINILM, MULTILINGUAL
from recommender.serving.hybrid import HybridRecommender
from recommender.training.building import build_indexes, encode_texts, encoder_names
from tests.recommender.toy_shop import product, toy_products

TITLES = ("云纹纯棉浴巾", "月牙竹制书桌", "雪绒加厚羽绒被", "山风铸铁炒锅30cm", "小屿宠物窝", "暮色落地灯")


def chinese_products():
    return [product(901 + k, title, ("家居",), 9900, currency="CNY") for k, title in enumerate(TITLES)]


@pytest.fixture(scope="module")
def search():
    """What finds titles in a catalogue by the encoder that suits it."""

    def search(products, text, limit=2):
        main, second = encoder_names(products)
        assert (main, second) == (MULTILINGUAL, None)
        encoder = load_encoder(main)
        indexes = build_indexes(products, Interactions.from_pairs([], []), encode_texts(products, encoder), encoder)
        titles = {item.id: item.title for item in products}
        return [titles[hit.product_id] for hit in HybridRecommender(indexes).recommend(Query(text=text, limit=limit))]

    return search


def test_the_encoder_is_chosen_by_the_titles():
    english, chinese = toy_products(), chinese_products()
    assert encoder_names(english) == (MINILM, MULTILINGUAL)
    assert encoder_names(chinese) == (MULTILINGUAL, None)
    assert encoder_names([*english, *chinese]) == (MULTILINGUAL, None)
    assert encoder_names([*english * 10, chinese[0]]) == (MINILM, MULTILINGUAL)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("浴巾", "云纹纯棉浴巾"),
        ("炒菜锅", "山风铸铁炒锅30cm"),
        ("bath towel", "云纹纯棉浴巾"),
        ("desk", "月牙竹制书桌"),
        ("pet bed", "小屿宠物窝"),
        ("floor lamp", "暮色落地灯"),
    ],
)
@pytest.mark.parametrize("others", [[], toy_products()], ids=["Chinese", "mixed"])
def test_both_languages_find_chinese_products(search, others, text, title):
    assert search([*others, *chinese_products()], text)[0] == title


def test_both_languages_find_english_products_beside_chinese_ones(search):
    mixed = [*toy_products(), *chinese_products()]
    assert "notebook" in search(mixed, "notebook computer")[0]
    assert "mouse" in search(mixed, "无线鼠标")[0]
