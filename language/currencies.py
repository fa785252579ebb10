"""Currencies (ISO 4217) as people write and say them; the table is `currencies.yml` beside this file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import chain
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.numbers import get_currency_name, get_currency_symbol
from pydantic import BaseModel, Extra

from language.fold import FoldedText
from language.folders import languages, read_yaml
from language.patterns import entries, group
from language.schema import Language
from language.tables import LanguageFile

ANY = "XXX"
"""No currency (ISO 4217): what a word for money in general stands for, beside the currencies that it mostly means."""
_CURRENCIES_PATH = Path(__file__).with_name("currencies.yml")


@dataclass(frozen=True)
class SpokenCurrency:
    """A way to say a currency: one of it is `times` units.

    `codes` are the currencies that it may mean, the likeliest first, and last `ANY`, if it means other money too (块):
    many share `$` and "dollars". None of them where the word names no currency ("grand").
    """

    codes: tuple[str, ...]
    times: Decimal = Decimal(1)


class Currencies:
    """What currencies are called in messages of some languages."""

    def __init__(self, languages: Iterable[Language]) -> None:
        known, table = list(languages), _table()
        self.signs = [_guarded(sign) for own in table.values() for sign in entries(own.signs)]
        """Sources of expressions for the signs before an amount."""
        before = {code: list(_said_before(code, known)) for code in table}
        after = {code: list(_said_after(code, known)) for code in table}
        after[ANY] = [source for language in known for source in language.money.sources("any")]
        shares = [
            (SpokenCurrency(share.currencies, share.times), language.money.sources(f"shares.{number}.said"))
            for language in known
            for number, share in enumerate(language.money.shares)
        ]
        self.before_sources = list(dict.fromkeys(chain(*before.values())))
        """Sources of expressions for all that may stand before an amount."""
        self.after_sources = list(dict.fromkeys(chain(*after.values(), *(said for _, said in shares))))
        """The same for what may stand after it."""
        self.share_sources = [source for share, said in shares if not share.codes for source in said]
        """The same for words that name so many of any currency: "grand"."""
        self._before = [(re.compile(group(sources)), code) for code, sources in before.items()]
        self._after = [(re.compile(group(sources)), code) for code, sources in after.items()]
        self._shares = [(re.compile(group(said)), share) for share, said in shares]
        names = group(source for code, sources in after.items() if code != ANY for source in sources)
        self._corrected = [
            re.compile(source)
            for language in known
            for source in language.money.sources("corrected", currency=rf"(?P<name>{names})(?![a-z\d])")
        ]

    def before(self, surface: str) -> SpokenCurrency | None:
        """Return the currency that a match of `signs` or `before_sources` names."""
        return _named(surface, self._before)

    def after(self, surface: str) -> SpokenCurrency | None:
        """Return the currency that a match of `after_sources` names."""
        named = _named(surface, self._after)
        return named or next((share for pattern, share in self._shares if pattern.fullmatch(surface)), None)

    def corrected(self, text: str) -> SpokenCurrency | None:
        """Return the currency that a text says was meant, without an amount of it: "I meant pounds", 我说的是人民币."""
        folded = FoldedText.of(text).folded
        found = next((match for pattern in self._corrected if (match := pattern.search(folded))), None)
        return self.after(found["name"]) if found else None


@lru_cache(maxsize=1)
def currencies() -> Currencies:
    """Return what currencies are called in all languages."""
    return Currencies(languages())


def usual_currency(language: str) -> str:
    """Return the ISO 4217 code of the currency that people mean who name none in a language; empty for the shop's."""
    return next((each.money.usual for each in languages() if each.code == language), "")


def currency_sign(currency: str, home: str, language: str = "") -> str:
    """Return the sign that an amount is written with where prices are in `home`; empty where a currency has none.

    In its own shop a currency has the sign that people know (`$`, `¥`), elsewhere one that tells it apart (`CA$`); so
    it has in the company of a `language` that takes the sign for another currency's.
    """
    if written := _written_in(language).get(currency):
        return written
    own = _home_sign(home)
    if currency == home:
        return own
    sign = _sign(currency)
    return f"{currency[:2]}{sign}" if sign == own and len(sign) == 1 else sign


@lru_cache(maxsize=8)
def _written_in(language: str) -> Mapping[str, str]:
    return next((known.money.written for known in languages() if known.code == language), {})


def _sign(currency: str) -> str:
    known = _table().get(currency)
    if known and known.written:
        return known.written
    symbol: str = get_currency_symbol(currency, "en")
    return "" if symbol == currency else symbol


def _home_sign(currency: str) -> str:
    known = _table().get(currency)
    return known.home if known and known.home else _sign(currency)


def _named(surface: str, patterns: Iterable[tuple[re.Pattern[str], str]]) -> SpokenCurrency | None:
    codes = tuple(code for pattern, code in patterns if pattern.fullmatch(surface))
    return SpokenCurrency(codes) if codes else None


def _said_before(code: str, languages: Iterable[Language]) -> Iterator[str]:
    yield from entries(_table()[code].signs)
    yield code.lower()
    for language in languages:
        yield from language.money.sources(f"before.{code}")


def _said_after(code: str, languages: Iterable[Language]) -> Iterator[str]:
    for language in languages:
        yield from _official_names(code, language.code)
        yield from language.money.sources(f"after.{code}")
    yield code.lower()
    yield from (rf"{sign}(?!\d)" for sign in entries(_table()[code].signs) if len(sign.lstrip("\\")) == 1)


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
    home: str = ""


class _CurrencyTable(LanguageFile):
    __root__: dict[str, _CurrencyEntry]


@lru_cache(maxsize=1)
def _table() -> dict[str, _CurrencyEntry]:
    return _CurrencyTable.parse(_CURRENCIES_PATH, read_yaml(_CURRENCIES_PATH)).__root__
