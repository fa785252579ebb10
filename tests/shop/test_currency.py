from datetime import date

import pytest

from shop.currency import ExchangeRates
from shop.errors import SettingsError, UnknownCurrencyError

GOOD = "base_currency: USD\nexchange_rates: {USD: 1.0, GBP: 1.25, CNY: 0.14, JPY: 0.0067}\nrates_as_of: 2026-01-31\n"


def load(tmp_path, text):
    (tmp_path / "shop.yml").write_text(text, encoding="utf-8")
    return ExchangeRates.load(tmp_path)


def test_converts_minor_units_into_the_base_currency(tmp_path):
    rates = load(tmp_path, GOOD)
    assert rates.to_base(1999, "USD") == 1999
    assert rates.to_base(1999, "GBP") == 2499
    assert rates.to_base(10_000, "CNY") == 1400
    assert rates.as_of == date(2026, 1, 31)


def test_a_currency_without_decimals_is_scaled(tmp_path):
    assert load(tmp_path, GOOD).to_base(1000, "JPY") == 670


def test_a_currency_without_a_rate_is_named_with_those_known(tmp_path):
    with pytest.raises(UnknownCurrencyError, match=r"'SEK'.*CNY, GBP, JPY, USD"):
        load(tmp_path, GOOD).to_base(100, "SEK")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- a list", "must hold base_currency"),
        ("base_currency: 7\nexchange_rates: {USD: 1}", "base_currency"),
        ("base_currency: USD", "exchange_rates"),
        ("base_currency: USD\nexchange_rates: {GBP: much}", "rate of GBP"),
        ("base_currency: USD\nexchange_rates: {GBP: -1}", "rate of GBP"),
        ("base_currency: USD\nexchange_rates: {USD: 2}", "must be 1"),
        ("base_currency: USD\nexchange_rates: {USD: 1}\nrates_as_of: soon", "rates_as_of"),
        ("base_currency: [", "not valid YAML"),
    ],
)
def test_a_wrong_file_says_what_is_wrong(tmp_path, text, reason):
    with pytest.raises(SettingsError, match=reason):
        load(tmp_path, text)


def test_a_missing_file_says_how_to_get_one(tmp_path):
    with pytest.raises(SettingsError, match="DAOGOU_CATALOGUE_DIR"):
        ExchangeRates.load(tmp_path)
