"""What comes nearest when nothing fits."""

from __future__ import annotations

from guide.live_offers import LiveOffers
from guide.search import editing
from guide.search.nearest import nearest
from tests.guide.fixtures import RATES, open_shop
from tests.guide.small_shop import PRODUCTS


def _keys(found, uow):
    return [product.external_id for product in uow.products.get_many([near.product_id for near in found.products])]


def test_several_conditions_are_given_up_at_once_and_the_kind_never(read, services, uow):
    state = editing.start(read("a blue HP laptop under 300 dollars"))

    found = nearest(state, services.recommender, ())

    products = uow.products.get_many([near.product_id for near in found.products])
    assert products
    assert all("laptops" in product.category_path for product in products)
    assert "price" in found.missing
    assert all("price" in near.lacking for near in found.products)


def test_what_keeps_more_comes_first_and_another_keeps_what_the_first_lacks(read, services, uow):
    found = nearest(editing.start(read("a blue HP laptop")), services.recommender, ())

    assert found.products[0].kept == ("brand",)
    assert any(near.kept == ("colour",) for near in found.products)


def test_what_is_refused_never_comes(read, services, uow):
    state = editing.start(read("a blue laptop under 300 dollars, not HP"))

    found = nearest(state, services.recommender, ())

    products = uow.products.get_many([near.product_id for near in found.products])
    assert products
    assert "HP" not in {product.brand for product in products}


def test_what_was_seen_or_waved_away_does_not_come_again(read, services):
    state = editing.start(read("a laptop under 300 dollars"))
    first = nearest(state, services.recommender, ()).products[0].product_id

    assert first not in {near.product_id for near in nearest(state, services.recommender, (first,)).products}
    assert first not in {
        near.product_id for near in nearest(state, services.recommender, (), exclude=(first,)).products
    }


def test_what_costs_much_more_stays_away_where_another_costs_little_more(read, tmp_path):
    with open_shop(tmp_path, PRODUCTS, RATES, {}) as shop, shop.unit_of_work() as uow:
        LiveOffers(shop.recommender, RATES).refresh(uow)
        touching, of_a_brand, far = (
            _keys(nearest(editing.start(read(text)), shop.recommender, ()), uow)
            for text in (
                "a laptop with touch under 320 dollars",
                "a Dell laptop under 320 dollars",
                "a laptop with touch under 100 dollars",
            )
        )

    assert touching == ["hp-250"]
    assert "dell-in" in of_a_brand  # no other stands for the one that was named
    assert "dell-xps" in far


def test_what_does_not_fit_never_comes_near(read, tmp_path):
    state = editing.start(read("a laptop bag for a ThinkPad T14 under 15 dollars"))

    with open_shop(tmp_path, PRODUCTS, RATES, {}) as shop, shop.unit_of_work() as uow:
        LiveOffers(shop.recommender, RATES).refresh(uow)
        assert _keys(nearest(state, shop.recommender, ()), uow) == ["rucksack"]
