"""What crosses between channel and widget; generated from protocol.schema.json by `make protocol`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Language(str, Enum):
    """A language that the widget speaks."""

    EN = "en"
    ZH = "zh"


@dataclass(frozen=True, kw_only=True)
class Customer:
    """Who shops, as the shop vouches for."""

    name: str
    """Ready to show."""


class Role(str, Enum):
    """Who said a message."""

    SHOPPER = "shopper"
    GUIDE = "guide"


@dataclass(frozen=True, kw_only=True)
class Button:
    """A button made by the server."""

    title: str
    payload: str
    """Opaque to the widget, signed by the channel for one session."""


@dataclass(frozen=True, kw_only=True)
class ProductCard:
    """One product."""

    id: int
    title: str
    brand: str | None
    price: str | None
    """With its currency, ready to show."""

    category: str
    image: str | None
    """Address of a picture."""

    reason: str | None
    """Why the guide shows it."""

    facts: Sequence[str]
    buttons: Sequence[Button]


@dataclass(frozen=True, kw_only=True)
class ComparisonRow:
    """One feature of the products that are compared."""

    label: str
    values: Sequence[str | None]
    """One value a product, in their order; null where the shop has none."""

    differs: bool


@dataclass(frozen=True, kw_only=True)
class ChartPoint:
    """One moment of a chart."""

    at: str
    """ISO date, or any label of the moment."""

    value: float
    text: str
    """The value with its currency, ready to show."""


@dataclass(frozen=True, kw_only=True)
class Typing:
    """Whether the guide is busy with an answer; from a page, whether the shopper is typing on."""

    on: bool


class Refusal(str, Enum):
    """Why a message, or with `expired` and `unavailable` a connection, is refused."""

    TOO_LONG = "too_long"
    EMPTY = "empty"
    RATE = "rate"
    FORBIDDEN = "forbidden"
    EXPIRED = "expired"
    UNAVAILABLE = "unavailable"
    BUSY = "busy"
    UNSAVED = "unsaved"


SentId: TypeAlias = str


@dataclass(frozen=True, kw_only=True)
class Say:
    """The shopper's own words."""

    text: str
    id: SentId | None = None
    whole: bool | None = None
    """Nothing more is said before the answer, so nobody need wait for it."""


@dataclass(frozen=True, kw_only=True)
class Press:
    """A button that the shopper pressed."""

    payload: str
    """As it came with the button."""

    title: str
    """As it came with the button; what the shopper is taken to have said."""

    id: SentId | None = None


@dataclass(frozen=True, kw_only=True)
class Ack:
    """The channel's acknowledgement of `say` and `press`, when the turn is over."""

    ok: bool
    """Whether it is answered, and answer and message are stored."""

    again_in_s: float | None = None
    """If not: after how many seconds to send it again under its id; absent where that is of no use."""


@dataclass(frozen=True, kw_only=True)
class Auth:
    """What the widget connects with."""

    session: str | None
    """Token of an earlier session, kept by the browser; minted and signed by the server."""

    customer: str | None
    """Token by which the shop says who shops."""

    language: Language


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Products side by side."""

    products: Sequence[ProductCard]
    rows: Sequence[ComparisonRow]


@dataclass(frozen=True, kw_only=True)
class Chart:
    """A price over time."""

    label: str
    points: Sequence[ChartPoint]


@dataclass(frozen=True, kw_only=True)
class Refused:
    """A message is not handled."""

    code: Refusal
    text: str
    """Ready to show, in the shopper's language."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a message can carry beside text and buttons, in the order in which it is shown."""

    products: Sequence[ProductCard] | None = None
    table: Comparison | None = None
    chart: Chart | None = None


@dataclass(frozen=True, kw_only=True)
class Message(Parts):
    """One message of the conversation: text, parts, buttons, or several of them together."""

    id: str
    role: Role
    at: float
    """When it was said, in Unix seconds."""

    text: str | None = None
    """**bold** and http(s) links are rendered."""

    buttons: Sequence[Button] | None = None
    """Replies that the guide suggests."""


@dataclass(frozen=True, kw_only=True)
class Session:
    """The first event after connecting: which conversation this is, and what was said in it."""

    session: str
    """Token to come back with."""

    customer: Customer | None
    history: Sequence[Message]
    """Oldest first."""

    expires_in_s: int
    """How long the token is good, in seconds."""


@dataclass(frozen=True, kw_only=True)
class Events:
    """Every event that crosses between channel and widget, by its name, with what it carries."""

    session: Session
    message: Message
    typing: Typing
    refused: Refused
    say: Say
    press: Press
