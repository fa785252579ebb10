"""The things that a message wishes for."""

from __future__ import annotations

import pytest

from guide.reading.wished_things import wished_things


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("do you sell lawn mowers?", ["lawn mowers"]),
        ("and a cross cut shredder", ["cross cut shredder"]),
        ("I'm looking for a treadmill under 300", ["treadmill"]),
        ("a gift for my sister", ["gift"]),
        ("case for an iPhone 6s", ["case"]),
        ("something for my dog", []),
        ("I need a tent and a sleeping bag", ["tent", "sleeping bag"]),
        ("can you show me some electric guitars please", ["electric guitars"]),
        ("red waterproof jacket with a hood", ["red waterproof jacket"]),
        ("treadmill", ["treadmill"]),
        ("有睡袋吗 露营用", ["睡袋"]),
        ("公司要买一台碎纸机", ["碎纸机"]),
        ("你们卖割草机吗", ["割草机"]),
        ("吉他有吗", ["吉他"]),
        ("床", ["床"]),
        ("有没有红色的沙发", ["沙发"]),
        ("有适合孩子的自行车吗", ["自行车"]),
        ("想给妈妈买个按摩椅", ["按摩椅"]),
        ("帮我找一下帐篷和睡袋", ["帐篷", "睡袋"]),
        ("千兆交换机", ["千兆交换机"]),
        ("睡袋 红色的", ["睡袋", "红色"]),
        ("想买 帐篷", ["帐篷"]),
        ("有什么礼物", []),
    ],
)
def test_the_thing_is_what_is_wished_for_and_not_what_it_is_for(text, things):
    found = wished_things(text)

    assert [thing.text for thing in found] == things
    assert all(text[thing.start : thing.end] == thing.text for thing in found)
