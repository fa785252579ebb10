"""Checks one answer of the guide against what a conversation test expects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from studio.shopper import Answer
from studio.testing.format import Expectation, Table
from studio.testing.products import ShopFacts, product_failures
from studio.testing.responses import Responses


@dataclass(frozen=True)
class Screen:
    """What the shopper sees before an answer: the last list of products, the quick replies, and all shown so far."""

    cards: tuple[dict[str, Any], ...] = ()
    buttons: tuple[dict[str, Any], ...] = ()
    seen: frozenset[int] = frozenset()

    def after(self, answer: Answer) -> Screen:
        """Return what the shopper sees when an answer has come; a single card is no list to choose from."""
        cards = tuple(answer.products)
        return Screen(
            cards if len(cards) > 1 or not self.cards else self.cards,
            tuple(answer.buttons),
            self.seen | {card["id"] for card in cards},
        )


def failures(
    expected: Expectation, answer: Answer, language: str, screen: Screen, shop: ShopFacts, responses: Responses
) -> Iterator[str]:
    """Yield what is not as expected, in words.

    Raises:
        FormatError: a response that is expected does not exist.
    """
    yield from _refusal_failures(expected.refuses, answer)
    yield from _text_failures(expected, answer)
    names = expected.answers_with
    if names and not any(responses.is_said(name, language, answer) for name in names):
        yield f"no message is a text of {' or '.join(names)} in {language!r}"
    if expected.chart is not None and bool(answer.chart) is not expected.chart:
        yield "there is no price chart" if expected.chart else "there is a price chart"
    if expected.table is not None:
        yield from _table_failures(expected.table, answer.table)
    if expected.products is not None:
        yield from product_failures(expected.products, answer, screen.cards, screen.seen, shop)


def _refusal_failures(code: str | None, answer: Answer) -> Iterator[str]:
    codes = [refusal["code"] for refusal in answer.refusals]
    if code is None and (codes or not answer.accepted):
        yield f"the guide refused: {answer.refusals}"
    if code is not None and codes != [code]:
        yield f"expected a refusal {code}, got {answer.refusals}"


def _text_failures(expected: Expectation, answer: Answer) -> Iterator[str]:
    said = answer.text.casefold()
    for text in expected.says:
        if text.casefold() not in said:
            yield f"the guide does not say {text!r}"
    for text in expected.says_not:
        if text.casefold() in said:
            yield f"the guide says {text!r}"
    titles = [button["title"] for button in answer.buttons]
    for title in expected.buttons:
        if not any(title in shown for shown in titles):
            yield f"no button {title!r} among {titles}"


def _table_failures(expected: Table, table: dict[str, Any] | None) -> Iterator[str]:
    if table is None:
        yield "there is no comparison table"
        return
    if len(table["products"]) != expected.products:
        yield f"the table compares {len(table['products'])} products, not {expected.products}"
    labels = [row["label"] for row in table["rows"]]
    for label in expected.rows:
        if label not in labels:
            yield f"the table has no row {label!r} among {labels}"
