"""Prices as files write them: a number, and the sign, the code or the name of a currency before or after it or none."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages
from babel.numbers import get_currency_symbol, get_territory_currencies, list_currencies

from language.currencies import currencies
from language.errors import FigureError
from language.figures import fold_figure, read_figure
from language.fold import fold
from language.money import minor_unit_decimals

# A point right after letters ends an abbreviation (Rs.499), else it may begin a number ($.99).
_PRICE = re.compile(
    r"(?P<before>[^\d+-]*?)\s*(?P<figure>[+-]?(?:(?<![^\W\d_])[.,])?\d(?:.*\d)?(?:[.,]-{1,2})?)\s*(?P<after>\D*)"
)
_DIRECTION_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c"))


def read_price(text: str, currency: str | None = None) -> tuple[Decimal, str | None]:
    """Return the amount and the currency (ISO 4217) of a price such as `19.99 USD`, `$1,299`, `1.299,00 €`, `.99`.

    Args:
        text: one price.
        currency: that of the file. A price without any is in it, and a sign that several currencies share (`$`, `¥`)
            stands for it if it is one of them; else for the one that people mean by it most.

    Returns:
        The amount, and None where neither the price nor the file names a currency.

    Raises:
        FigureError: the text is no price or could be two, or its currency is not known.
    """
    shown = " ".join(text.split())[:40]
    found = _PRICE.fullmatch(fold_figure(text).translate(_DIRECTION_MARKS).strip())
    if found is None:
        raise FigureError(f"{shown!r} is not like 19.99 USD")
    said = None
    # A code goes before a sign: in "$5 CAD" it says which dollar is meant.
    for name in sorted(filter(None, (found["before"], found["after"])), key=lambda name: not _is_code(name)):
        named = currency_named(name, said or currency)
        if named is None:
            raise FigureError(f"{shown!r} has no currency that is known; write its ISO 4217 code as in 19.99 USD")
        if said and named != said:
            raise FigureError(f"{shown!r} names two currencies, {said} and {named}; write one as in 19.99 USD")
        said = named
    currency = said or currency
    return read_figure(found["figure"], minor_unit_decimals(currency) if currency else None), currency


@lru_cache(maxsize=4096)
def currency_named(name: str, preferred: str | None = None) -> str | None:
    """Return the currency that a code, a sign or a word stands for, `preferred` if that is one of several."""
    if _is_code(name):
        return name.upper()
    known = _known_names(fold(name))
    if preferred and (preferred in known or fold(name) in _native_signs(preferred)):
        return preferred
    return known[0] if known else _english_signs().get(name)


def _is_code(name: str) -> bool:
    return name.upper() in list_currencies()


def _known_names(name: str) -> tuple[str, ...]:
    for spoken in (currencies().before(name), currencies().after(name)):
        if spoken and spoken.times == 1:  # not a word for a part of one: 99 cents
            return spoken.codes
    return ()


@lru_cache(maxsize=1)
def _english_signs() -> dict[str, str]:
    return {sign: code for code, sign in Locale("en").currency_symbols.items()}


@lru_cache(maxsize=64)
def _native_signs(currency: str) -> frozenset[str]:
    """Return the signs of a currency in the languages of the countries that have it, folded."""
    signs = set()
    for territory in get_global("territory_currencies"):
        if currency in get_territory_currencies(territory):
            for language in get_official_languages(territory, regional=True, de_facto=True):
                try:
                    signs.add(get_currency_symbol(currency, f"{language}_{territory}"))
                except (UnknownLocaleError, ValueError):
                    continue  # CLDR knows that the language is spoken there, and no more of it
    return frozenset(fold(sign.translate(_DIRECTION_MARKS)) for sign in signs)
