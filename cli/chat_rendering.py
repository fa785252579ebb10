"""Draws the guide's messages in a terminal: text, product cards, comparison tables, price charts, numbered buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from protocol.schema import parts_of

Buttons = list[dict[str, str]]
"""What can be pressed now; the number to type is the position, from 1."""

BAR_WIDTH = 40


def render_message(console: Console, message: dict[str, Any], buttons: Buttons) -> None:
    """Print one message of the protocol and append what it offers to press to `buttons`."""
    if text := message.get("text"):
        console.print(rich_text(text))
    for name, part in parts_of(message):
        draw = _DRAWINGS.get(name)
        console.print(draw(part, buttons) if draw else Text(f"({name}: shown in the web widget only)", style="dim"))
    if message.get("buttons"):
        console.print(_button_line(message["buttons"], buttons))


def rich_text(text: str) -> Text:
    """Return a message's text with its `**bold**` parts bold; anything else stays as it is."""
    result = Text()
    for position, part in enumerate(text.split("**")):
        result.append(part, style="bold" if position % 2 else "")
    return result


def _products(cards: list[dict[str, Any]], buttons: Buttons) -> Group:
    return Group(*(_card(card, buttons) for card in cards))


def _card(card: dict[str, Any], buttons: Buttons) -> Panel:
    lines: list[RenderableType] = []
    head = " · ".join(escape(str(card[key])) for key in ("price", "brand", "category") if card.get(key))
    lines.append(f"[bold green]{head}[/]")
    if card.get("facts"):
        lines.append(Text(" · ".join(card["facts"]), style="dim"))
    if card.get("reason"):
        lines.append(Text(card["reason"], style="italic"))
    if card.get("buttons"):
        lines.append(_button_line(card["buttons"], buttons))
    return Panel(Group(*lines), title=escape(card["title"]), title_align="left", expand=False, border_style="cyan")


def _comparison(comparison: dict[str, Any], buttons: Buttons) -> Group:
    table = Table(show_lines=False)
    table.add_column("")
    for product in comparison["products"]:
        table.add_column(Text(product["title"]), overflow="fold")
    for row in comparison["rows"]:
        values = [Text(str(value)) if value is not None else Text("–", style="dim") for value in row["values"]]
        table.add_row(Text(row["label"]), *values, style="bold" if row.get("differs") else "dim")
    lines = [_button_line(product["buttons"], buttons) for product in comparison["products"] if product.get("buttons")]
    return Group(table, *lines)


def _chart(chart: dict[str, Any], buttons: Buttons) -> Table:
    table = Table(title=Text(chart["label"]), show_header=False, box=None, title_justify="left")
    highest = max((point["value"] for point in chart["points"]), default=0) or 1
    for point in chart["points"]:
        bar = "█" * max(1, round(BAR_WIDTH * point["value"] / highest))
        table.add_row(Text(point["at"][:10]), Text(bar, style="cyan"), Text(point["text"]))
    return table


def _button_line(offered: list[dict[str, str]], buttons: Buttons) -> Text:
    line = Text()
    for button in offered:
        buttons.append(button)
        line.append(f"[{len(buttons)}]", style="bold cyan").append(f" {button['title']}   ")
    return line


_DRAWINGS: dict[str, Callable[[Any, Buttons], RenderableType]] = {
    "products": _products,
    "table": _comparison,
    "chart": _chart,
}
"""How each part of a message is drawn here; another one is only named."""
