"""The blend takes what helps on data it did not learn from, and leaves the rest."""

from __future__ import annotations

from datetime import datetime

import numpy as np
import pytest

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.linear import LinearModel
from recommender.collaborative.mixing import Pool, choose_weights
from recommender.collaborative.neighbours import NeighboursModel
from recommender.collaborative.validation import Validation


class Contrary(LinearModel):
    """Ranks everything the wrong way round."""

    name = "contrary"

    def predict(self, histories):
        return -super().predict(histories)


def test_a_bad_model_is_left_out(returning):
    blend = BlendModel([Contrary, LinearModel])
    blend.fit(returning)
    assert [component.model.name for component in blend.components] == ["linear"]
    assert blend.validation["contrary"] < blend.validation["linear"] <= blend.validation["blend"] + 1e-9


def test_customers_with_one_order_leave_nothing_to_choose_by(purchases):
    first_orders = [line for line in purchases if line[1] < 400]
    blend = BlendModel([NeighboursModel, LinearModel])
    blend.fit(Interactions.from_purchases(first_orders))
    assert [component.model.name for component in blend.components] == ["neighbours"]


def test_the_scale_of_a_model_does_not_matter(returning):
    class Loud(LinearModel):
        def predict(self, histories):
            return 1000.0 * super().predict(histories)

    quiet, loud = BlendModel([LinearModel, NeighboursModel]), BlendModel([Loud, NeighboursModel])
    quiet.fit(returning)
    loud.fit(returning)
    assert np.allclose(quiet.predict([[301, 402]]), loud.predict([[301, 402]]), atol=1e-4)


def test_weights_go_to_the_model_that_foresees(returning):
    rest, held_out = returning.hold_out()
    validation = Validation.from_interactions(rest, held_out)
    models = [Contrary(), LinearModel()]
    for model in models:
        model.fit(rest)
    weights = choose_weights(Pool.of(models, validation))
    assert weights[1] > 0.0 == weights[0]


@pytest.mark.parametrize("k", [1, 3])
def test_what_a_customer_has_is_never_ranked(returning, k):
    rest, held_out = returning.hold_out()
    validation = Validation.from_interactions(rest, held_out)
    model = LinearModel()
    model.fit(rest)
    ranked = validation.top_k(validation.scorer(model), k)
    for history, columns in zip(validation.histories, ranked, strict=True):
        assert not set(model.product_ids[columns].tolist()) & set(history)


def test_a_shop_whose_customers_bought_little_is_still_learnt():
    first, second = datetime(2024, 1, 1), datetime(2024, 2, 1)
    lines = [
        line for customer in range(9) for line in ((customer, 1, first, 1), (customer, 2 + customer % 2, second, 1))
    ]
    blend = BlendModel()
    blend.fit(Interactions.from_purchases(lines))
    assert "factors" not in blend.validation
    assert np.isfinite(blend.predict([[1], []])).all()


def test_without_times_the_best_of_each_view_count_alike(returning):
    pairs = Interactions.from_pairs(
        returning.customer_ids[returning.customers], returning.product_ids[returning.products]
    )
    blend = BlendModel()
    blend.fit(pairs)
    names = [component.model.name for component in blend.components]
    assert {component.weight for component in blend.components} == {1.0}
    assert len({"linear", "neighbours"} & set(names)) <= 1
    assert "next order" not in blend.validation
