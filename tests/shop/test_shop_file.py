"""The money in a catalogue's `shop.yml`; what it says of files and names is tested with those who read it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from shop.errors import SettingsError
from shop.shop_file import ShopFile


@pytest.fixture
def load(tmp_path):
    """What reads a shop.yml with some text."""

    def read(text):
        (tmp_path / "shop.yml").write_text(text, encoding="utf-8")
        return ShopFile.load(tmp_path)

    return read


def test_rates_are_exact_numbers_as_of_a_day(load):
    shop = load("base_currency: USD\nexchange_rates: {GBP: 1.30, JPY: 0.0066}\nrates_as_of: 2026-01-31\n")

    assert shop.rates.base_currency == "USD"
    assert shop.rates.rates == {"USD": Decimal(1), "GBP": Decimal("1.3"), "JPY": Decimal("0.0066")}
    assert shop.rates.as_of == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("base_currency: KWD", {}),
        ("base_currency: USD\nexchange_rates: {CNY: 0.14}\ndisplay_currency: CNY", {"en": "CNY", "zh": "CNY"}),
        ("base_currency: USD\nexchange_rates: {CNY: 0.14}\ndisplay_currency: {zh: CNY}", {"zh": "CNY"}),
        ("base_currency: USD\ndisplay_currency:", {}),
    ],
)
def test_prices_are_spoken_of_in_a_currency_by_language(load, text, shown):
    assert load(text).display_currency == shown


def test_policies_are_texts_by_language_with_a_page(load):
    shop = load(
        "base_currency: USD\ncontact: {telephone: '123'}\n"
        "policies:\n  returns: {en: Within 30 days., link: 'https://shop.example/returns'}\n"
    )

    assert shop.policies["returns"].text("en") == "Within 30 days."
    assert shop.policies["returns"].text("zh") is None
    assert shop.policies["returns"].link == "https://shop.example/returns"
    assert (shop.contact.telephone, shop.contact.mail, shop.contact.link) == ("123", None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- a list", "must hold"),
        (
            "base_currency: USD\npolicies:\n  returns:\n    link: shop.example",
            "line 4: link: 'shop.example' is no address",
        ),
        ("base_currency: USD\ncontact: {phone: 1}", "line 2: phone: is not known here; use link, mail, telephone"),
        ("exchange_rates: {USD: 1}", "line 1: base_currency: is missing"),
        ("base_currency: 7", "line 1: base_currency: 7 is no currency"),
        ("name: {en: Toys}\nbase_currency: usd", "line 2: base_currency: 'usd' is no currency"),
        ("base_currency: USD\nexchange_rates:\n  EUR: 1.1\n  GBP: much", "line 4: .*rate of GBP.* above 0, not 'much'"),
        ("base_currency: USD\nexchange_rates: {GBP: -1}", "line 2: .*rate of GBP"),
        ("base_currency: USD\nexchange_rates: {GBP: true}", "line 2: .*rate of GBP"),
        ("base_currency: USD\nexchange_rates: {GBP: .inf}", "line 2: .*rate of GBP"),
        ("base_currency: USD\nexchange_rates:\n  EURO: 1.1", "line 3: .*'EURO' is no currency"),
        ("base_currency: USD\nexchange_rates: [EUR]", "line 2: exchange_rates"),
        ("base_currency: USD\nexchange_rates: {USD: 2}", "line 2: .*must be 1"),
        ("base_currency: USD\nrates_as_of: soon", "line 2: rates_as_of: 'soon' is no day"),
        ("base_currency: USD\ndisplay_currency: CNY", "line 2: display_currency: 'CNY' .*add it to exchange_rates"),
        (
            "base_currency: USD\ndisplay_currency:\n  en: USD\n  fr: USD",
            "line 4: fr: .* use en, zh",
        ),
        ("base_currency: USD\ndisplay_currency: [USD]", "line 2: display_currency"),
        (
            "base_currency: USD\nfiles:\n  - {format: jsonl, file: a.jsonl, source: a, currency: EURO}",
            "line 3: currency: 'EURO' is no currency",
        ),
        ("base_currency: [", "line 1"),
    ],
)
def test_a_mistake_is_told_with_its_line(load, text, told):
    with pytest.raises(SettingsError, match=told):
        load(text)


def test_a_missing_file_says_how_to_get_one(tmp_path):
    with pytest.raises(SettingsError, match="DAOGOU_CATALOGUE_DIR"):
        ShopFile.load(tmp_path)
