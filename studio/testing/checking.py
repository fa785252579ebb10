"""Checks one answer of the guide against what a conversation file expects."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from studio.testing.products import ShopFacts, listed, product_failures
from studio.testing.shopper import Answer


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


class Responses:
    """The editors' texts, as patterns: whatever fills a placeholder, the sentence is recognised."""

    def __init__(self, domain_dir: Path) -> None:
        self._patterns: dict[tuple[str, str], list[re.Pattern[str]]] = {}
        for path in sorted(domain_dir.glob("*.yml")):
            domain = yaml.safe_load(path.read_text(encoding="utf-8"))
            for name, variations in (domain.get("responses") or {}).items():
                for variation in variations:
                    conditions = variation.get("condition") or []
                    language = next((c["value"] for c in conditions if c["name"] == "language"), "en")
                    self._patterns.setdefault((name, language), []).append(_pattern(variation["text"]))

    def is_said(self, name: str, language: str, answer: Answer) -> bool:
        """Tell whether a message of the answer is a variation of the response."""
        patterns = self._patterns.get((name, language))
        if not patterns:
            raise KeyError(f"no response {name} in language {language}; see bot/domain/")
        texts = [part.get("text", "") for part in (*answer.messages, *answer.refusals)]
        return any(pattern.fullmatch(text) for pattern in patterns for text in texts)


def failures(
    expected: dict[str, Any], answer: Answer, language: str, screen: Screen, shop: ShopFacts, responses: Responses
) -> Iterator[str]:
    """Yield what is not as expected, in words."""
    yield from _refusal_failures(expected.get("refuses"), answer)
    yield from _text_failures(expected, answer)
    names = listed(expected.get("answers_with", []))
    if names and not any(responses.is_said(name, language, answer) for name in names):
        yield f"no message is a text of {' or '.join(names)} in {language!r}"
    if "chart" in expected and bool(answer.chart) is not expected["chart"]:
        yield "there is no price chart" if expected["chart"] else "there is a price chart"
    if "table" in expected:
        yield from _table_failures(expected["table"], answer.table)
    if "products" in expected:
        yield from product_failures(expected["products"], answer, screen.cards, screen.seen, shop)


def _refusal_failures(code: str | None, answer: Answer) -> Iterator[str]:
    codes = [refusal["code"] for refusal in answer.refusals]
    if code is None and (codes or not answer.accepted):
        yield f"the guide refused: {answer.refusals}"
    if code is not None and codes != [code]:
        yield f"expected a refusal {code}, got {answer.refusals}"


def _text_failures(expected: dict[str, Any], answer: Answer) -> Iterator[str]:
    said = answer.text.casefold()
    for text in listed(expected.get("says", [])):
        if text.casefold() not in said:
            yield f"the guide does not say {text!r}"
    for text in listed(expected.get("says_not", [])):
        if text.casefold() in said:
            yield f"the guide says {text!r}"
    titles = [button["title"] for button in answer.buttons]
    for title in listed(expected.get("buttons", [])):
        if not any(title in shown for shown in titles):
            yield f"no button {title!r} among {titles}"


def _table_failures(expected: dict[str, Any], table: dict[str, Any] | None) -> Iterator[str]:
    if table is None:
        yield "there is no comparison table"
        return
    if len(table["products"]) != expected["products"]:
        yield f"the table compares {len(table['products'])} products, not {expected['products']}"
    labels = [row["label"] for row in table["rows"]]
    for label in listed(expected.get("rows", [])):
        if label not in labels:
            yield f"the table has no row {label!r} among {labels}"


def _pattern(text: str) -> re.Pattern[str]:
    parts = re.split(r"\{\w+\}", text.strip())
    return re.compile(".*".join(re.escape(part) for part in parts), re.DOTALL)
