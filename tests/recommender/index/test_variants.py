"""One product in several colours does not fill a page."""

from __future__ import annotations

import numpy as np

from recommender.index.variants import spread, variant_groups
from shop.catalogue.records import AttributeRecord
from tests.recommender.toy_shop import product


def test_titles_that_differ_in_colour_only_are_one_group():
    colour = (AttributeRecord("colour", "Light Blue"),)
    groups = variant_groups(
        [
            product(1, "Mug light blue", (), 1, attributes=colour),
            product(2, "mug", (), 1),
            product(3, "Mug", (), 1, brand="HP"),
            product(4, "Mug large", (), 1),
        ]
    )
    assert groups[0] == groups[1]
    assert len(set(groups.tolist())) == 3


def test_the_third_of_a_group_waits_for_the_others():
    assert spread(np.array([0, 0, 0, 1, 0, 2], np.int32)).tolist() == [0, 1, 3, 5, 2, 4]
    assert spread(np.array([0, 0, 0], np.int32)).tolist() == [0, 1, 2]
    assert spread(np.array([], np.int32)).tolist() == []
