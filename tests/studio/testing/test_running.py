"""A conversation as its reader sees it."""

from __future__ import annotations

from protocol import schema
from studio.shopper import Answer
from studio.testing.running import in_words

CARD = {"id": 7, "title": "Mug", "price": "£2.55", "category": "Kitchen", "reason": None}


def test_the_reader_sees_what_the_shopper_sees(monkeypatch):
    monkeypatch.setattr(schema, "PARTS", (*schema.PARTS, "hologram"))
    message = {
        "text": "Here:",
        "products": [CARD],
        "table": {"products": [CARD], "rows": [{"label": "Colour", "values": ["white"], "differs": False}]},
        "hologram": {"pictures": ["/pictures/1.webp"]},
        "buttons": [{"title": "More"}, {"title": "Cheaper"}],
    }

    assert in_words(Answer(False, [message], [{"code": "rate", "text": "Slower, please."}])) == [
        "  guide:   Slower, please. (rate)",
        "  guide:   Here:",
        "           1. Mug | £2.55 | Kitchen",
        "           Colour: ['white']",
        '           hologram: {"pictures": ["/pictures/1.webp"]}',
        "           [More] [Cheaper]",
    ]
