"""Words that shops write where a kind of thing, a brand or a property should stand, and that are none."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from language.fold import fold
from language.folders import languages
from language.han import HAN, contains_han
from language.tables import joined

_BETWEEN_WORDS = re.compile(r"[\W_]+")
_LETTER = re.compile(r"[^\W\d_]")
_LATIN = re.compile(r"[a-zA-Z]{2,}")
_BOTH_NAMES = re.compile(rf"[{HAN}]{{1,8}}\s?[（(][a-zA-Z][\w .&'’-]{{1,24}}[）)]")
_OPENING = re.compile(rf"(?:{_BOTH_NAMES.pattern}\s*)?(?:[【\[][^】\]]{{1,40}}[】\]]\s*)*")
_AFTER_BRAND = re.compile(r"\A[\W_]+")
_BETWEEN_NAMES = re.compile(r"[（()）/|｜]")


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


def title_head(title: str, brand: str | None = None) -> str:
    """Return the part of a title that names the thing: "Oak table" of "Oak table with drawer, 120 cm".

    The brand and what stands in brackets before it are none of it: 美的（Midea）【新款】电风扇. Nor is a brand that is
    known and that a title begins with: "Otterbox - Case for iPhone".
    """
    rest = _OPENING.sub("", title.strip())
    if brand and rest.casefold().startswith(brand.casefold()):
        rest = _AFTER_BRAND.sub("", rest[len(brand) :])
    return _title_end().split(fold(rest), maxsplit=1)[0] if rest else title


def title_brand(title: str) -> str | None:
    """Return the brand that a title begins with in Chinese and Latin letters, as shops write it: 美的（Midea）."""
    found = _BOTH_NAMES.match(title.strip())
    return None if found is None else found[0]


def brand_names(brand: str) -> list[str]:
    """Return a brand with the names in it: 美的 and Midea of 美的（Midea） or Midea/美的, MUJI of MUJI制造商."""
    plain = _brand_end().sub("", brand).strip()
    parts = (part.strip() for part in _BETWEEN_NAMES.split(plain))
    names = [part for part in parts if part] if _is_in_two_scripts(plain) else [plain]
    return list(dict.fromkeys(name for name in (brand, plain, *names) if name))


def _is_in_two_scripts(name: str) -> bool:
    return contains_han(name) and _LATIN.search(name) is not None


def _is(table: str, name: str) -> bool:
    plain = " ".join(_BETWEEN_WORDS.sub(" ", fold(name)).split())
    return not plain or _pattern(table).fullmatch(plain) is not None


@cache
def _pattern(table: str) -> re.Pattern[str]:
    return re.compile(joined((language.shops for language in languages()), table))


@lru_cache(maxsize=1)
def _brand_end() -> re.Pattern[str]:
    return re.compile(rf"(?<=\w)\s*{joined((language.shops for language in languages()), 'brand_ends')}\Z")


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    words = joined((language.shops for language in languages()), "title_ends")
    return re.compile(rf"(?<=\w)(?:\s+{words}\b|\s*[,;:|(\[，、；：（【]|\s+[-–—]\s+)")
