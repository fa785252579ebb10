"""What a value holds under other names."""

from __future__ import annotations

from shop.vocabulary.narrower import narrower


def test_a_value_has_its_kinds():
    assert "polypropylene" in narrower("material", "plastic")
    assert narrower("material", "glass") == narrower("colour", "plastic") == ()
