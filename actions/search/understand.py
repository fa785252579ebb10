"""Reads the message of a turn for the search, and collects what "cheaper" and "another brand" relate to."""

from __future__ import annotations

from actions.search import editing
from actions.search.reading import MessageReader, Reading
from actions.turn import Turn


def read(turn: Turn) -> Reading:
    """Return what the message of this turn asks of the search."""
    services = turn.services
    reader = MessageReader(services.vocabulary, services.rates, services.recommender.count)
    return reader.read(turn.text, turn.links, turn.entities, turn.search.next_turn)


def edits_search(turn: Turn) -> bool:
    """Tell whether the message changes the search and points at no product."""
    if turn.values("ordinal") or turn.values("product_id"):
        return False
    cheaper = any(value.get("attribute") == "price" for value in turn.values("relative"))
    return cheaper or any(turn.values(entity) for entity in ("price", "drop", "exclude_current"))


def start(turn: Turn, reading: Reading) -> None:
    """Begin a new search; a new search begins a new comparison."""
    turn.search, turn.compared = editing.start(reading), ()


def refine(turn: Turn, reading: Reading) -> None:
    """Edit the turn's search by a reading."""
    shown = turn.products([turn.focus] if turn.focus else turn.search.shown)
    rates = turn.services.rates
    prices = [rates.to_base(item.price_cents, item.currency) for item in shown if item.price_cents is not None]
    brands = [item.brand for item in shown if item.brand]
    turn.search = editing.refine(turn.search, reading, prices, brands)
