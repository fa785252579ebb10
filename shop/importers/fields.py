"""From the texts of a file to clean values: every rule a row can break, with the reason in plain words."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from html import unescape
from urllib.parse import urlsplit

from language.errors import FigureError
from language.figures import read_figure
from language.money import minor_unit_decimals
from language.prices import read_price
from shop.database import as_utc
from shop.errors import RowError

MAX_ID_CHARS = 200
MAX_TITLE_CHARS = 1_000
MAX_TEXT_CHARS = 50_000
MAX_URL_CHARS = 2_000
MAX_CENTS = 10**13
MAX_PIECES = 2**31 - 1

_LONG_REFERENCE = re.compile(r"&#(?:\d{8,}|[xX][0-9a-fA-F]{8,});?")
_OFFSET = re.compile(r"(:\d\d(?:\.\d+)?[+-]\d\d)(\d\d)$")
# Signs that only turn the direction of what follows, or mark where it may break, make a text read as another one.
# Joiners stay: emoji and some scripts are written with them.
_FORMAT = r"\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_CONTROL = re.compile(rf"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff{_FORMAT}]")


def clean(text: str | None) -> str:
    """Return one line of text: character references resolved, nothing invisible, white space run together."""
    if not text or (text.isascii() and text.isalnum()):
        return text or ""  # most cells of a table are plain numbers and codes
    return plain(unescape(_LONG_REFERENCE.sub("", text)))  # of no character, and too long a number for Python


def plain(text: str) -> str:
    """Return one line of a text that is not HTML: nothing invisible, white space run together."""
    return " ".join(_CONTROL.sub("", text).split())


def required(text: str | None, what: str, limit: int = MAX_ID_CHARS) -> str:
    """Return a clean text that must not be empty.

    Raises:
        RowError: it is empty or longer than the limit.
    """
    value = clean(text)
    if not value:
        raise RowError(f"{what} is empty")
    return bounded(value, what, limit)


def optional(text: str | None, what: str, limit: int = MAX_ID_CHARS) -> str | None:
    """Return a clean text, or None for an empty one.

    Raises:
        RowError: it is longer than the limit.
    """
    return bounded(clean(text), what, limit) or None


def bounded(text: str, what: str, limit: int) -> str:
    """Return the text if it is short enough.

    Raises:
        RowError: it is longer than the limit.
    """
    if len(text) > limit:
        raise RowError(f"{what} has {len(text):,} characters; {limit:,} are allowed")
    return text


def parse_currency(text: str) -> str:
    """Return an ISO 4217 code.

    Raises:
        RowError: the text is not three capital letters.
    """
    code = clean(text)
    if not re.fullmatch("[A-Z]{3}", code):
        raise RowError(f"currency {code[:40]!r} is not an ISO 4217 code such as USD")
    return code


@lru_cache(maxsize=10_000)
def parse_price(text: str, currency: str | None) -> tuple[int, str]:
    """Return minor units and currency of a price such as `19.99 USD`, `$1,299.00` or `1.299,00 €`.

    `language.prices` tells what is read. Without a currency of its own the price is in `currency`.

    Raises:
        RowError: the text is no price or could be two, or no currency is known.
    """
    value = clean(text)
    try:
        amount, code = read_price(value, currency)
    except FigureError as error:
        raise RowError(f"price {error}") from error
    if code is None:
        raise RowError(f"price {value[:40]!r} names no currency; write 19.99 USD")
    if amount.is_signed():
        raise RowError(f"price {value[:40]!r} is negative; write one from 0 up")
    cents = amount.scaleb(minor_unit_decimals(code))
    if cents != cents.to_integral_value():
        raise RowError(f"price {value[:40]!r} has more decimals than the {minor_unit_decimals(code)} of {code}")
    if cents > MAX_CENTS:
        raise RowError(f"price {value[:40]!r} is too high to be one")
    return int(cents), code


def parse_optional_price(text: str | None, currency: str | None) -> int | None:
    """Return the minor units of a price in a file whose currency is known, None for an empty cell.

    Raises:
        RowError: the text is no price, or in another currency.
    """
    if not clean(text):
        return None
    cents, code = parse_price(text or "", currency)
    if code != currency:
        raise RowError(
            f"price {clean(text)[:40]!r} is in {code}, not in {currency} as the file; write it in {currency}"
        )
    return cents


def above_zero(cents: int | None, what: str, remark: Callable[[str], None]) -> int | None:
    """Return a price, None for 0: a shop writes 0 where it has no price."""
    if cents == 0:
        remark(f"{what} is 0, so it has none; write what it costs")
    return cents or None


def reduced(
    sale_cents: int | None, regular_cents: int | None, remark: Callable[[str], None] = lambda reason: None
) -> int | None:
    """Return a sale price, None for one that is 0 or not below the regular price; one above it is worth a remark."""
    if sale_cents and regular_cents is not None and sale_cents > regular_cents:
        remark("no sale price: it is above the regular price; write one below it, or none")
    return sale_cents if sale_cents and regular_cents is not None and sale_cents < regular_cents else None


def parse_pieces(text: str | None, what: str) -> int | None:
    """Return a whole number, None for an empty cell.

    Pieces have no decimals: `1,500` is 1500 of them. `1.000` is refused, since machines write one piece so.

    Raises:
        RowError: it is no whole number or could be two, or is too large.
    """
    value = clean(text)
    if not value:
        return None
    pieces = _figure(value, what, None if value.endswith(".000") else 0)
    if pieces != pieces.to_integral_value():
        raise RowError(f"{what} {value[:40]!r} is not a whole number such as 12")
    if abs(pieces) > MAX_PIECES:
        raise RowError(f"{what} {value[:40]} is too large")
    return int(pieces)


def parse_number(text: str, what: str) -> float:
    """Return a number; one with three decimals has a point before them.

    Raises:
        RowError: it is none, or could be two.
    """
    return float(_figure(clean(text), what, 3))


def _figure(text: str, what: str, decimals: int | None) -> Decimal:
    try:
        return read_figure(text, decimals)
    except FigureError as error:
        raise RowError(f"{what} {error}") from error


def parse_moment(text: str | None, what: str) -> datetime:
    """Return a moment written as ISO 8601, in UTC; without an offset it is UTC already.

    Raises:
        RowError: it is none.
    """
    value = clean(text)
    try:
        return as_utc(datetime.fromisoformat(_OFFSET.sub(r"\1:\2", value.replace("Z", "+00:00"))))
    except (ValueError, OverflowError) as error:
        raise RowError(f"{what} {value[:40]!r} is not a moment such as 2026-01-31T14:30:00Z") from error


def parse_optional_moment(text: str | None, what: str) -> datetime | None:
    """Return a moment written as ISO 8601, in UTC, None for an empty cell.

    Raises:
        RowError: it is none.
    """
    return parse_moment(text, what) if clean(text) else None


def parse_day(text: str | None, what: str) -> date | None:
    """Return a day written as ISO 8601, None for an empty cell.

    Raises:
        RowError: it is none.
    """
    value = clean(text)
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise RowError(f"{what} {value[:40]!r} is not a day such as 2026-01-31") from error


def parse_url(text: str | None, what: str) -> str | None:
    """Return an http(s) address, None for an empty cell.

    Raises:
        RowError: it is none, or longer than 2,000 characters.
    """
    url = clean(text)
    if not url:
        return None
    if len(url) > MAX_URL_CHARS or not _is_web_address(url):
        raise RowError(f"{what} {url[:60]!r} is no web address; write it in full, from https:// on")
    return url


def parse_urls(texts: list[str]) -> tuple[str, ...]:
    """Return the http(s) addresses among texts, each once; others are dropped, a product can do without a picture."""
    urls = (clean(text) for text in texts)
    return tuple(dict.fromkeys(url for url in urls if len(url) <= MAX_URL_CHARS and _is_web_address(url)))


def _is_web_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def slug(name: str) -> str:
    """Return a key for a name: `Home & Garden` becomes `home-garden`; letters of every script are kept."""
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-")


def attribute_name(label: str) -> str:
    """Return the canonical snake_case key of a label: `Screen Size` becomes `screen_size`, `Color` `colour`."""
    name = slug(label).replace("-", "_")
    return {"color": "colour", "colors": "colour", "colours": "colour"}.get(name, name)
