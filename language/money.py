"""Money as people write it and speak of it: currencies, the limits of a price, and prices as text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_precision
from pydantic import BaseModel, Extra

from language.folders import read_yaml
from language.patterns import entries, group
from language.schema import Language
from language.tables import LanguageFile

_CURRENCIES_PATH = Path(__file__).with_name("currencies.yml")


@dataclass(frozen=True)
class PriceRange:
    """What a price may be, in minor units of `currency` (ISO 4217), both ends included.

    None is an open end. A currency of None was not said: the shop's base currency, or the one spoken of before.
    This one type goes from the parser to the recommender's filter.
    """

    low_cents: int | None = None
    high_cents: int | None = None
    currency: str | None = None


def minor_unit_decimals(currency: str) -> int:
    """Return how many decimals the minor unit of an ISO 4217 currency has: 2 for USD, 0 for JPY."""
    return get_currency_precision(currency)


def format_money(cents: int, currency: str) -> str:
    """Return an amount in minor units as text: `$1,299.95`, `£2.55`, `1,200 JPY`."""
    decimals = minor_unit_decimals(currency)
    amount = f"{Decimal(cents).scaleb(-decimals):,.{decimals}f}"
    known = _currencies().get(currency)
    return f"{known.written}{amount}" if known and known.written else f"{amount} {currency}"


def format_round_money(cents: int, currency: str) -> str:
    """Return an amount without empty decimals, for sentences: `$1,300`, `£2.55`."""
    return format_money(cents, currency).removesuffix(".00")


@dataclass(frozen=True)
class SpokenCurrency:
    """A way to say a currency: one of it is `minor` minor units; `code` is None where the word names no currency."""

    code: str | None
    minor: int


class Currencies:
    """What currencies are called in messages of some languages."""

    def __init__(self, languages: Iterable[Language]) -> None:
        known = list(languages)
        self.signs = [_guarded(sign) for own in _currencies().values() for sign in entries(own.signs)]
        """Sources of expressions for the signs before an amount."""
        before = {SpokenCurrency(code, _minor(code)): list(_said_before(code, known)) for code in _currencies()}
        after = {SpokenCurrency(code, _minor(code)): list(_said_after(code, known)) for code in _currencies()}
        for language in known:
            for number, share in enumerate(language.money.shares):
                spoken = SpokenCurrency(share.currency, round(share.times * _minor(share.currency)))
                after.setdefault(spoken, []).extend(language.money.sources(f"shares.{number}.said"))
        self.before_sources = [source for sources in before.values() for source in sources]
        """Sources of expressions for all that may stand before an amount."""
        self.after_sources = [source for sources in after.values() for source in sources]
        """The same for what may stand after it."""
        self._before = [(re.compile(group(sources)), spoken) for spoken, sources in before.items()]
        self._after = [(re.compile(group(sources)), spoken) for spoken, sources in after.items()]

    def before(self, surface: str) -> SpokenCurrency | None:
        """Return the currency that a match of `signs` or `before_sources` names."""
        return next((spoken for pattern, spoken in self._before if pattern.fullmatch(surface)), None)

    def after(self, surface: str) -> SpokenCurrency | None:
        """Return the currency that a match of `after_sources` names."""
        return next((spoken for pattern, spoken in self._after if pattern.fullmatch(surface)), None)


def in_minor_units(value: Decimal, currency: SpokenCurrency | None) -> int:
    """Return an amount of money in minor units, rounded; 100 of them make one where no currency was said."""
    return int((value * (currency.minor if currency else _minor(None))).to_integral_value())


def _minor(code: str | None) -> int:
    return 10 ** minor_unit_decimals(code) if code else 100


def _said_before(code: str, languages: Iterable[Language]) -> Iterator[str]:
    yield from entries(_currencies()[code].signs)
    yield code.lower()
    for language in languages:
        yield from language.money.sources(f"before.{code}")


def _said_after(code: str, languages: Iterable[Language]) -> Iterator[str]:
    for language in languages:
        yield from _official_names(code, language.code)
        yield from language.money.sources(f"after.{code}")
    yield code.lower()
    yield from (rf"{sign}(?!\d)" for sign in entries(_currencies()[code].signs) if len(sign.lstrip("\\")) == 1)


def _official_names(code: str, language: str) -> list[str]:
    """Return the names of a currency in a language, longest first: US dollars, US dollar; none where CLDR has none."""
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return []
    names = {get_currency_name(code, count, locale).lower() for count in (None, 1, 2)}
    return [re.escape(name) for name in sorted(names, key=len, reverse=True) if name != code.lower()]


def _guarded(sign: str) -> str:
    """Return a sign that is no end of a longer word."""
    return rf"(?<![a-z]){sign}" if sign[0].isalpha() else sign


class _CurrencyEntry(BaseModel):
    class Config:
        extra = Extra.forbid

    signs: str = ""
    written: str = ""


class _CurrencyTable(LanguageFile):
    __root__: dict[str, _CurrencyEntry]


@lru_cache(maxsize=1)
def _currencies() -> dict[str, _CurrencyEntry]:
    return _CurrencyTable.parse(_CURRENCIES_PATH, read_yaml(_CURRENCIES_PATH)).__root__
