"""Things that belong together, read from a catalogue's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from shop.catalogue.sets import ProductSet, load_sets
from shop.errors import SettingsError

DEMO = Path("data/catalogues/demo")


def test_names_are_lower_case_in_both_languages(tmp_path):
    (tmp_path / "sets.yml").write_text("- {en: [Desk Set-up], zh: [办公套装], categories: [mice]}", encoding="utf-8")

    assert load_sets(tmp_path) == [ProductSet(("desk set-up", "办公套装"), ("mice",))]


def test_a_catalogue_needs_none(tmp_path):
    assert load_sets(tmp_path) == []


@pytest.mark.parametrize("content", ["- {en: [desk]}", "just text", "- [", "- 3"])
def test_a_broken_file_is_named(tmp_path, content):
    (tmp_path / "sets.yml").write_text(content, encoding="utf-8")

    with pytest.raises(SettingsError, match=r"sets\.yml must be a list"):
        load_sets(tmp_path)


def test_the_demo_shop_has_the_categories_of_its_sets():
    known = set(yaml.safe_load((DEMO / "categories.yml").read_text(encoding="utf-8")))

    assert all(set(known_set.categories) <= known for known_set in load_sets(DEMO))
