"""What the wanted thing is used on is a property of it; a thing of its own is wanted."""

from __future__ import annotations

import pytest

from guide.kinds import KindFinder
from guide.reading.linker import Link
from guide.reading.objects import with_objects_as_properties
from guide.vocabulary import Vocabulary
from shop.catalogue.records import TermKind, TermRecord
from shop.vocabulary.things import things

KINDS = KindFinder(Vocabulary([]), [], things())


def _links(text, *pieces):
    """Return links to the pieces of a text: those of the shop with an asterisk, others without a term."""
    found = []
    for piece in pieces:
        name, span = piece.strip("*-"), None if piece.startswith("-") else "product"
        term = TermRecord(TermKind.CATEGORY, name, "zh", name) if piece.endswith("*") else None
        found.append(Link(text.index(name), text.index(name) + len(name), name, term, span))
    return found


@pytest.mark.parametrize(
    ("text", "pieces", "object_"),
    [
        ("碎纸机 能碎光盘", ["碎纸机*", "-能碎", "光盘*"], "光盘"),
        ("显示器支架，夹桌子那种", ["显示器支架*", "夹桌子"], "桌子"),
        ("盒子 装首饰", ["盒子*", "首饰*"], "首饰"),
    ],
)
def test_an_object_is_a_property_and_its_verb_goes_with_it(text, pieces, object_):
    read = with_objects_as_properties(text, _links(text, *pieces), KINDS)

    assert [(found.text, found.span) for found in read[1:]] == [(object_, "attribute")]
    assert text[read[1].start : read[1].end] == object_


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("帐篷，睡袋", ["帐篷*", "睡袋"]),
        ("书架，挂历", ["书架*", "挂历"]),
        ("能放书", ["书*"]),
        ("书架，还要个杯子", ["书架*", "杯子*"]),
    ],
)
def test_a_thing_of_its_own_stays_one(text, pieces):
    links = _links(text, *pieces)

    assert with_objects_as_properties(text, links, KINDS) == links
