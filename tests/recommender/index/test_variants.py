"""Which products are one in several colours."""

from __future__ import annotations

from recommender.index.variants import variant_groups
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
