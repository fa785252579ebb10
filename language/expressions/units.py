"""The currencies and units the parser knows. A new one is one line here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Currency:
    """A way to say a currency: words before and after a number, as regular expressions.

    `code` is ISO 4217, None where the word names no currency; `minor` is how many minor units one of it has.
    """

    code: str | None
    before: str
    after: str
    minor: int = 100


@dataclass(frozen=True)
class Unit:
    """A unit of measure: `spellings` (regular expressions, by `|`) times `factor` give the normal `symbol`."""

    symbol: str
    dimension: str
    spellings: str
    factor: Decimal = Decimal(1)


CURRENCIES = (
    Currency("USD", r"us\s?\$|\$|usd", r"us dollars?|dollars?|bucks?|usd|\$(?!\d)|美元|美金|美刀|刀"),
    Currency("GBP", r"£|gbp", r"pounds?(?: sterling)?|quid|gbp|£(?!\d)|英镑|镑"),
    Currency("EUR", r"€|eur", r"euros?|eur|€(?!\d)|欧元|欧"),
    Currency("CNY", r"¥|rmb|cny|人民币", r"yuan|kuai|rmb|cny|¥(?!\d)|元人民币|人民币|元钱|块钱|元|块|圆"),
    Currency("HKD", r"hk\s?\$|hkd|港币", r"hkd|hong kong dollars?|hk\s?dollars?|港币|港元|港纸"),
    Currency("TWD", r"nt\s?\$|twd|台币|新台币", r"twd|ntd|taiwan dollars?|新台币|台币"),
    Currency("JPY", r"jpy|jp\s?¥|日元", r"jpy|yen|日元|日圆|日币", minor=1),
    Currency("KRW", r"₩|krw", r"krw|won|₩(?!\d)|韩元|韩币", minor=1),
    Currency("CAD", r"ca?\$|cad", r"cad|canadian dollars?|加元|加币"),
    Currency("AUD", r"au?\$|aud", r"aud|australian dollars?|aussie dollars?|澳元|澳币"),
    Currency("SGD", r"s\$|sgd", r"sgd|singapore dollars?|新币|新加坡元"),
    Currency("CHF", r"chf|sfr\.?", r"chf|swiss francs?|francs?|瑞士法郎|法郎"),
    Currency("INR", r"₹|rs\.?|inr", r"inr|rupees?|₹(?!\d)|卢比"),
    Currency("SEK", r"sek", r"sek|swedish kron(?:a|or)|瑞典克朗"),
    Currency("NOK", r"nok", r"nok|norwegian kroner?|挪威克朗"),
    Currency("DKK", r"dkk", r"dkk|danish kroner?|丹麦克朗"),
    Currency("PLN", r"pln", r"pln|z[łl]oty(?:ch)?|兹罗提"),
    Currency("USD", "", r"cents?", minor=1),
    Currency("GBP", "", r"pence", minor=1),
    Currency("CNY", "", r"毛钱|角钱|毛", minor=10),
    Currency(None, "", r"grand", minor=100_000),
)

UNITS = (
    Unit("GB", "storage", r"gb|gigabytes?|gigs?|吉字节"),
    Unit("GB", "storage", r"tb|t|terabytes?", Decimal(1024)),
    Unit("GB", "storage", r"mb|megabytes?|兆(?!赫)", Decimal(1) / 1024),
    Unit("in", "screen_size", r"inch(?:es)?|in|\"|''|英寸|寸(?!照)"),
    Unit("m", "length", r"m|met(?:re|er)s?|米(?!其林|粒|饭|色)"),
    Unit("m", "length", r"cm|centimet(?:re|er)s?|厘米|公分", Decimal("0.01")),
    Unit("m", "length", r"mm|millimet(?:re|er)s?|毫米", Decimal("0.001")),
    Unit("m", "length", r"ft|feet|foot|'(?!')|英尺", Decimal("0.3048")),
    Unit("m", "length", r"yards?|yds?", Decimal("0.9144")),
    Unit("g", "weight", r"g|grams?|grammes?|克(?!拉|力)"),
    Unit("g", "weight", r"kgs?|kilos?|kilograms?|公斤|千克", Decimal(1000)),
    Unit("g", "weight", r"斤", Decimal(500)),
    Unit("g", "weight", r"lbs?|磅", Decimal("453.592")),
    Unit("g", "weight", r"oz|ounces?", Decimal("28.3495")),
    Unit("ml", "volume", r"ml|millilit(?:re|er)s?|毫升"),
    Unit("ml", "volume", r"cl|centilit(?:re|er)s?", Decimal(10)),
    Unit("ml", "volume", r"l|lit(?:re|er)s?|公升|升(?!级)", Decimal(1000)),
    Unit("mAh", "charge", r"mah|milliamp(?:ere)?[\s-]hours?|毫安时|毫安"),
    Unit("Wh", "energy", r"wh|watt[\s-]hours?|瓦时"),
    Unit("W", "power", r"w(?!/)|watts?|瓦特?"),
    Unit("W", "power", r"kw|kilowatts?|千瓦", Decimal(1000)),
    Unit("V", "voltage", r"v|volts?|伏特?"),
    Unit("Hz", "frequency", r"hz|hertz|赫兹|赫"),
    Unit("Hz", "frequency", r"khz|千赫", Decimal(1000)),
    Unit("Hz", "frequency", r"mhz|兆赫", Decimal(10) ** 6),
    Unit("Hz", "frequency", r"ghz", Decimal(10) ** 9),
    Unit("MP", "resolution", r"mp|megapixels?"),
    Unit("MP", "resolution", r"像素", Decimal(1) / 10**6),
    Unit("h", "time", r"h|hours?|hrs?|小时"),
    Unit("port", "ports", r"ports?|口(?!之家|人|气|味)"),
    Unit("sheet", "sheets", r"sheets?|张纸"),
    Unit("person", "persons", r"persons?|people|人(?!民|工|气|份)"),
    Unit("pcs", "count", r"pieces?|pcs?|packs?|pk|count|(?:个|件|只|片|支|条|粒|枚|双|包|块)装|件套|件"),
)


def spelling_pattern(spellings: str) -> str:
    """Return the source of one expression for all of `spellings`, the ends of Latin words guarded."""
    return rf"(?:{spellings})(?:(?<![a-z])|(?![a-z\d_]))"


def _compiled(spellings: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{spellings})")


_CURRENCIES_BEFORE = tuple((_compiled(c.before), c) for c in CURRENCIES if c.before)
_CURRENCIES_AFTER = tuple((_compiled(c.after), c) for c in CURRENCIES)
_UNITS = tuple((_compiled(u.spellings), u) for u in UNITS)

CURRENCY_BEFORE = "|".join(c.before for c in CURRENCIES if c.before)
"""Source of an expression for what may stand before an amount of money."""
UNIT_AFTER = spelling_pattern("|".join([u.spellings for u in UNITS] + [c.after for c in CURRENCIES]))
"""Source of an expression for any unit or currency after a number."""


def currency_before(surface: str) -> Currency | None:
    """Return the currency that `surface` names before a number."""
    return next((currency for pattern, currency in _CURRENCIES_BEFORE if pattern.fullmatch(surface)), None)


def currency_after(surface: str) -> Currency | None:
    """Return the currency that `surface` names after a number."""
    return next((currency for pattern, currency in _CURRENCIES_AFTER if pattern.fullmatch(surface)), None)


def unit_named(surface: str) -> Unit | None:
    """Return the unit that `surface` names after a number."""
    return next((unit for pattern, unit in _UNITS if pattern.fullmatch(surface)), None)
