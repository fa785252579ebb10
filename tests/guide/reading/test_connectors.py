"""Both ends of adapters and cables."""

from __future__ import annotations

import pytest

from guide.reading.connectors import with_both_ends
from guide.reading.linker import Link


def _links(text, *said):
    places = ((text.index(words), words, span) for words, span in said)
    return [Link(start, start + len(words), words, None, span) for start, words, span in places]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("usb c to hdmi adapter", [("usb c", None), ("hdmi adapter", "product")]),
        ("usb c to hdmi adapter", [("usb c to", "attribute"), ("hdmi adapter", "product")]),
        ("usb c to hdmi adapter", [("usb c to hdmi adapter", "product")]),
        ("usb c to hdmi adapter", [("usb c", "attribute"), ("hdmi adapter", "use")]),
    ],
)
def test_both_ends_of_a_connector_are_properties(services, text, said):
    found = with_both_ends(text, _links(text, *said), services.kinds)

    assert [(each.text, each.span) for each in found[:2]] == [("usb c", "attribute"), ("hdmi", "attribute")]
    assert found[2].span == "product"
    assert found[2].text.endswith("adapter")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("gift to mum mug", [("gift", "product"), ("mum mug", "product")]),
        ("hdmi adapter", [("hdmi adapter", "product")]),
    ],
)
def test_what_joins_no_two_ends_stays(services, text, said):
    links = _links(text, *said)

    assert with_both_ends(text, links, services.kinds) == links
