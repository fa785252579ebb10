"""Yes and no as tables write them, in many languages; a value that nobody expected is neither."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from shop.errors import NotForSaleError, RowError
from shop.importers.fields import clean

_PATH = Path(__file__).with_name("words.yml")
NOT_PUBLISHED = "not published; publish it in the shop and export again to sell it here"
HIDDEN = "hidden from the catalogue; make it visible in the shop to sell it here"
List = Literal["yes", "no", "seen", "available", "unavailable"]


def is_yes(text: str | None, what: str, also: List | None = None) -> bool:
    """Tell whether a cell says that something is to be sold: `TRUE`, `1`, `wahr`, `已发布`; an empty one does.

    Args:
        text: the cell.
        what: the column's name.
        also: a list of more words that say yes there.

    Raises:
        NotForSaleError: the value is neither a known yes nor a known no.
    """
    word = _folded(text)
    if not word or word in _words("yes") or (also is not None and word in _words(also)):
        return True
    if word in _words("no"):
        return False
    raise NotForSaleError(f"{what} {clean(text)[:40]!r} is neither a known yes nor a known no; write TRUE or FALSE")


def is_available(text: str | None, what: str) -> bool:
    """Tell whether a cell says that something can be bought: `in stock`, `InStock`, `有货`, `1`; an empty one does.

    Raises:
        RowError: the value is not known.
    """
    word = _folded(text)
    if not word or word in _words("available") or word in _words("yes"):
        return True
    if word in _words("unavailable") or word in _words("no"):
        return False
    raise RowError(
        f"{what} {clean(text)[:40]!r} is not known and counts as out of stock; write in_stock or out_of_stock"
    )


@lru_cache(maxsize=1)
def _lists() -> dict[str, frozenset[str]]:
    content: dict[str, list[str]] = yaml.safe_load(_PATH.read_text(encoding="utf-8"))
    return {name: frozenset(map(_folded, words)) for name, words in content.items()}


def _words(name: List) -> frozenset[str]:
    return _lists()[name]


def _folded(text: str | None) -> str:
    """Return a value without what writers vary: capitals, blanks, hyphens, schema.org's address, a decimal `.0`."""
    word = unicodedata.normalize("NFKC", clean(text)).casefold()
    word = word.rpartition("schema.org/")[2].removesuffix(".0")
    return word if word == "-1" else "".join(character for character in word if character not in " _-'’")
