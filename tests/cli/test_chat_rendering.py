"""How the guide's messages look in a terminal."""

from __future__ import annotations

import io
from typing import Any

import pytest
from rich.console import Console

from cli.chat_rendering import Buttons, render_message
from protocol import schema


def rendered(message: dict[str, Any]) -> tuple[str, Buttons]:
    console = Console(file=io.StringIO(), width=100)
    buttons: Buttons = []
    render_message(console, message, buttons)
    output = console.file
    assert isinstance(output, io.StringIO)
    return output.getvalue(), buttons


def card(title: str, payload: str) -> dict[str, Any]:
    return {
        "id": 1,
        "title": title,
        "brand": "HP",
        "price": "$799.00",
        "category": "Laptops",
        "image": None,
        "reason": "costs less than 80 % of the laptops",
        "facts": ["16 GB", "15.6 in"],
        "buttons": [{"title": "Details", "payload": payload}],
    }


def test_a_card_shows_everything_and_numbers_its_buttons_on() -> None:
    text, buttons = rendered(
        {
            "text": "Two **laptops**",
            "products": [card("ProBook", "a"), card("EliteBook", "b")],
            "buttons": [{"title": "More", "payload": "c"}],
        }
    )

    for part in ("Two laptops", "ProBook", "$799.00 · HP · Laptops", "16 GB · 15.6 in", "costs less", "[2] Details"):
        assert part in text
    assert "[3] More" in text
    assert [button["payload"] for button in buttons] == ["a", "b", "c"]


def test_markup_in_a_title_is_printed_and_not_obeyed() -> None:
    text, _ = rendered({"text": "[red]sale[/]", "products": [card("[link=https://example.org]cheap[/link]", "a")]})

    assert "[red]sale[/]" in text
    assert "[link=https://example.org]cheap[/link]" in text


def test_a_comparison_has_a_column_for_each_product_and_a_dash_for_the_unknown() -> None:
    text, _ = rendered(
        {
            "table": {
                "products": [card("ProBook", "a"), card("EliteBook", "b")],
                "rows": [{"label": "Memory", "values": ["16 GB", None], "differs": True}],
            }
        }
    )

    assert "ProBook" in text
    assert "EliteBook" in text
    assert any("Memory" in line and "16 GB" in line and "–" in line for line in text.splitlines())


def test_the_longest_bar_is_the_highest_price() -> None:
    points = [
        {"at": "2011-01-05T00:00:00", "value": 5.0, "text": "£5"},
        {"at": "2011-06-01", "value": 10, "text": "£10"},
    ]

    text, _ = rendered({"chart": {"label": "Price", "points": points}})

    bars = {line.split()[0]: line.count("█") for line in text.splitlines() if "█" in line}
    assert bars == {"2011-01-05": 20, "2011-06-01": 40}


def test_a_part_that_a_terminal_cannot_draw_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "PARTS", (*schema.PARTS, "hologram"))

    text, _ = rendered({"text": "Here:", "hologram": {"pictures": ["/pictures/1.webp"]}})

    assert "hologram" in text
    assert "web widget" in text
