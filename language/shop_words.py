"""Words that shops write where a kind of thing, a brand or a property should stand, and that are none."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from language.fold import fold
from language.folders import languages
from language.tables import joined

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")


def is_no_kind(name: str) -> bool:
    """Tell whether a category's name says nothing of what is in it: "Sale", "All products", 12, 新品."""
    return not _LETTER.search(name) or _is("no_kind", name)


def is_no_brand(name: str) -> bool:
    """Tell whether a brand's name is none: "Vendor", "Unknown", 无品牌."""
    return _is("no_brand", name)


def is_no_value(name: str) -> bool:
    """Tell whether the value of a property says nothing: "Default title", "n/a", 均码."""
    return _is("no_value", name)


def is_depicting(name: str) -> bool:
    """Tell whether what is in a category may only show what its titles name: "Toys", "Posters", 拼图."""
    return _is("depicting", name)


def title_head(title: str) -> str:
    """Return the part of a title that names the thing: "Oak table" of "Oak table with drawer, 120 cm"."""
    return _title_end().split(fold(title), maxsplit=1)[0] if title else title


def _is(table: str, name: str) -> bool:
    plain = " ".join(_BETWEEN_WORDS.sub(" ", fold(name)).split())
    return not plain or _pattern(table).fullmatch(plain) is not None


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(joined((language.shops for language in languages()), table))


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    words = joined((language.shops for language in languages()), "title_ends")
    return re.compile(rf"(?<=\w)(?:\s+{words}\b|\s*[,;:|(\[，、；：（【]|\s+[-–—]\s+)")
