"""Writes the words of the shop for the dialogue server: one model understands every shop by the shop's own words."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import EmptyShopError

if TYPE_CHECKING:
    from shop.settings import Settings

# Attribute names ("colour", "memory") are no spans a shopper asks for.
_KINDS = ("category", "brand", "value", "use")


def shop_words_path(settings: Settings) -> Path:
    """Return the file of the shop's words."""
    return settings.artefacts_dir / "shop_words.json"


def write_shop_words(settings: Settings) -> None:
    """Write the terms of the shop's database by kind; the same terms give the same file.

    Raises:
        EmptyShopError: the shop has no products yet.
    """
    from shop.unit_of_work import unit_of_work_factory

    with unit_of_work_factory(settings.database_url)() as uow:
        terms, products = uow.terms.all(), uow.products.count()
    if not products:
        raise EmptyShopError(settings.database_url)
    words: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        words[term.kind.value].add(" ".join(term.text.split()))
    path = shop_words_path(settings)
    path.parent.mkdir(parents=True, exist_ok=True)
    content = json.dumps({kind: sorted(words[kind]) for kind in _KINDS}, ensure_ascii=False, indent=0)
    path.write_text(f"{content}\n", encoding="utf-8")
