"""What a catalogue's `shop.yml` says: name, money, policies and contact, the files to read, what is shown first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from babel.numbers import is_currency
from pydantic import Field, validator

from shop.currency import ExchangeRates
from shop.errors import ImportFormatError, SettingsError
from shop.settings import SHOP_FILE
from shop.yaml_files import LANGUAGES, NonEmptyText, Shape, YamlFile


class CurrencyCode(NonEmptyText):
    """The ISO 4217 code of a currency that exists."""

    @classmethod
    def validate(cls, value: Any) -> str:
        """Return the code as a plain text.

        Raises:
            ValueError: there is no such currency.
        """
        if not isinstance(value, str) or not is_currency(value):
            raise ValueError(f"{value!r} is no currency; write its ISO 4217 code, such as USD")
        return str(value)


class WebAddress(NonEmptyText):
    """The address of a page, which a shopper can press."""

    @classmethod
    def validate(cls, value: Any) -> str:
        """Return the address as a plain text.

        Raises:
            ValueError: it is none.
        """
        address = super().validate(value)
        if not address.startswith(("https://", "http://")) or any(character.isspace() for character in address):
            raise ValueError(f"{value!r} is no address; write it whole, such as https://shop.example/delivery")
        return address


class Contact(Shape):
    """How a shopper reaches a person of the shop."""

    telephone: NonEmptyText | None = None
    mail: NonEmptyText | None = None
    link: WebAddress | None = None


class Policy(Shape):
    """What the shop answers about one topic: a short text in each language, and the page that says more."""

    en: NonEmptyText | None = None
    zh: NonEmptyText | None = None
    link: WebAddress | None = None

    def text(self, language: str) -> str | None:
        """Return the text in a language, None where the shop wrote none."""
        found: str | None = getattr(self, language)
        return found


class CatalogueFile(Shape):
    """One file of the catalogue: its format, its name within the folder, and the source that names its records."""

    format: NonEmptyText
    file: NonEmptyText
    source: NonEmptyText
    currency: CurrencyCode | None = None
    """That of prices that name none; the shop's base currency if not given."""
    product_url: NonEmptyText | None = None
    """Address of the page of a product for which the file names none, with `{id}` for its external id."""


class _Content(Shape):
    name: dict[str, NonEmptyText] = Field(default_factory=dict)
    base_currency: CurrencyCode
    exchange_rates: dict[str, Any] = Field(default_factory=dict)
    rates_as_of: date | None = None
    display_currency: Any = None  # one code, or one by language
    files: tuple[CatalogueFile, ...] = ()
    featured: dict[str, tuple[NonEmptyText, ...]] = Field(default_factory=dict)
    customers: NonEmptyText | None = None
    contact: Contact = Contact()
    policies: dict[str, Policy] = Field(default_factory=dict)

    @validator("rates_as_of", pre=True)
    @classmethod
    def _is_a_day(cls, value: object) -> object:
        if not isinstance(value, date):
            raise ValueError(f"{value!r} is no day such as 2026-01-31")
        return value


@dataclass(frozen=True)
class ShopFile:
    """The content of a `shop.yml`.

    `display_currency` is the currency that prices are spoken of in, by language, where the shop chose one; elsewhere it
    is the base currency. `featured` names, by department, the categories to show a product of; `customers` the source
    whose ids the shop's customer tokens carry where they name none themselves. `policies` are what the shop answers
    about delivery, returns and the like, by topic; which topics shoppers ask about, the dialogue files say.
    """

    file: YamlFile
    name: Mapping[str, str]
    rates: ExchangeRates
    display_currency: Mapping[str, str]
    files: tuple[CatalogueFile, ...]
    featured: Mapping[str, tuple[str, ...]]
    customers: str | None
    contact: Contact
    policies: Mapping[str, Policy]

    @classmethod
    def load(cls, catalogue_dir: Path) -> ShopFile:
        """Read the `shop.yml` of a catalogue.

        Raises:
            SettingsError: it is missing or not in order; the text names the line.
        """
        path = catalogue_dir / SHOP_FILE
        if not path.is_file():
            raise SettingsError(
                f"there is no {path}; set DAOGOU_CATALOGUE_DIR to the folder of the catalogue to sell, which describes "
                f"itself in a {SHOP_FILE}"
            )
        try:
            file = YamlFile(path)
            content = file.read(_Content)
            rates = _read_rates(file, content)
            shown = _read_display_currency(file, content, rates)
        except ImportFormatError as error:
            raise SettingsError(str(error)) from error
        return cls(
            file,
            content.name,
            rates,
            shown,
            content.files,
            content.featured,
            content.customers,
            content.contact,
            content.policies,
        )


def _read_rates(file: YamlFile, content: _Content) -> ExchangeRates:
    base, rates = content.base_currency, {}
    for code, value in content.exchange_rates.items():
        try:
            rate = Decimal(str(value))
        except InvalidOperation:
            rate = Decimal(0)
        if not rate.is_finite() or rate <= 0:
            file.fail(f"the rate of {code} must be a number above 0, not {value!r}", "exchange_rates", code)
        try:
            rates[CurrencyCode.validate(code)] = rate
        except ValueError as error:
            file.fail(str(error), "exchange_rates", code)
    if rates.setdefault(base, Decimal(1)) != 1:
        file.fail(f"{base} is the base currency, so its rate must be 1, not {rates[base]}", "exchange_rates", base)
    return ExchangeRates(base, rates, content.rates_as_of)


def _read_display_currency(file: YamlFile, content: _Content, rates: ExchangeRates) -> dict[str, str]:
    key, given = "display_currency", content.display_currency or {}
    by_language = given if isinstance(given, Mapping) else dict.fromkeys(LANGUAGES, given)
    for language, code in by_language.items():
        place = (key, language) if given is by_language else (key,)
        if language not in LANGUAGES:
            file.fail(f"{language!r} is no language here; use {', '.join(LANGUAGES)}", *place)
        if code not in rates.known():
            known = ", ".join(rates.known())
            file.fail(f"{code!r} is no currency with a rate; use {known}, or add it to exchange_rates", *place)
    return dict(by_language)
