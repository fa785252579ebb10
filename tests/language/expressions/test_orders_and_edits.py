"""Wanted orders, relative wishes, conditions taken back and "another brand"."""

from __future__ import annotations

import pytest

from language.expressions import DroppedCondition, ExcludedCurrent, KeptCondition, RelativeChange, SortOrder, parse


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("the cheapest laptop", "price_asc"),
        ("lowest price first", "price_asc"),
        ("sort by price", "price_asc"),
        ("least expensive", "price_asc"),
        ("whichever is cheaper", "price_asc"),
        ("鼠标和键盘哪个便宜买哪个", "price_asc"),
        ("最便宜的是哪个", "price_asc"),
        ("价格最低的", "price_asc"),
        ("按价格从低到高排", "price_asc"),
        ("most expensive", "price_desc"),
        ("from high to low", "price_desc"),
        ("最贵的", "price_desc"),
        ("newest phones", "newest"),
        ("the latest ones", "newest"),
        ("最新的", "newest"),
        ("most popular", "popular"),
        ("best-selling mugs", "popular"),
        ("best sellers", "popular"),
        ("热门的", "popular"),
        ("卖得最好的", "popular"),
    ],
)
def test_sort(text: str, order: str) -> None:
    assert [item.order for item in parse(text) if isinstance(item, SortOrder)] == [order]


@pytest.mark.parametrize(
    ("text", "attribute", "direction"),
    [
        ("cheaper", "price", "lower"),
        ("something less expensive", "price", "lower"),
        ("too expensive", "price", "lower"),
        ("not too expensive", "price", "lower"),
        ("便宜点", "price", "lower"),
        ("更便宜的", "price", "lower"),
        ("太贵了", "price", "lower"),
        ("不要太贵", "price", "lower"),
        ("pricier", "price", "higher"),
        ("more expensive ones", "price", "higher"),
        ("贵一点也行", "price", "higher"),
        ("bigger", "size", "higher"),
        ("大一点", "size", "higher"),
        ("too small", "size", "higher"),
        ("smaller!", "size", "lower"),
        ("小一点的音箱", "size", "lower"),
        ("a lighter laptop", "weight", "lower"),
        ("太重了", "weight", "lower"),
        ("more cheap", "price", "lower"),
        ("something less", "price", "lower"),
        ("价格太高了", "price", "lower"),
        ("预算高一点", "price", "higher"),
        ("longer", "length", "higher"),
        ("a bit shorter please", "length", "lower"),
        ("not long enough", "length", "higher"),
        ("长一点的", "length", "higher"),
        ("短点", "length", "lower"),
        ("太短了", "length", "higher"),
        ("wider", "width", "higher"),
        ("宽一些", "width", "higher"),
        ("narrower", "width", "lower"),
        ("taller", "height", "higher"),
        ("高一点的", "height", "higher"),
        ("矮一点的桌子", "height", "lower"),
        ("thinner", "thickness", "lower"),
        ("厚一点", "thickness", "higher"),
        ("轻点", "weight", "lower"),
        ("大一号", "size", "higher"),
        ("one size up", "size", "higher"),
        ("more storage", "capacity", "higher"),
        ("容量大一点", "capacity", "higher"),
        ("更大的容量", "capacity", "higher"),
        ("cheeper", "price", "lower"),
        ("biger", "size", "higher"),
        ("something bigger than that", "size", "higher"),
        ("longer than this one", "length", "higher"),
    ],
)
def test_relative(text: str, attribute: str, direction: str) -> None:
    found = [(item.attribute, item.direction) for item in parse(text) if isinstance(item, RelativeChange)]

    assert found == [(attribute, direction)]


@pytest.mark.parametrize(
    "text",
    [
        *("lighter colour", "has it been cheaper before", "not the cheapest", "better quality"),
        *(
            "no longer available",
            "longer battery life",
            "something less flashy",
            "which lasts longer",
            "so narrow it down",
            "the cheap one",
            "last year's model is fine if it's cheaper",
            "hdmi cable 5m or longer",
        ),
        *("太小孩子气了", "续航长一点", "分辨率高一点的", "更高级", "放宽一点条件", "成长"),
    ],
)
def test_no_order_and_no_wish(text: str) -> None:
    assert not any(isinstance(item, (SortOrder, RelativeChange)) for item in parse(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("forget the colour", "colour"),
        ("ok forget the brand", "brand"),
        ("any brand", "brand"),
        ("any brand is fine", "brand"),
        ("drop the price limit", "price"),
        ("without a price limit", "price"),
        ("the price doesn't matter", "price"),
        ("money is no object", "price"),
        ("I don't care about the maker", "brand"),
        ("forget the 16 GB", "16 GB"),
        ("forget about Bluetooth", "Bluetooth"),
        ("never mind the wireless bit", "wireless"),
        ("it doesn't have to be wireless", "wireless"),
        ("I don't need bluetooth", "bluetooth"),
        ("remove the filters", "all"),
        ("不限价格", "price"),
        ("颜色无所谓", "colour"),
        ("算了图案无所谓", "图案"),
        ("any pattern is fine", "pattern"),
        ("去掉品牌限制", "brand"),
        ("什么牌子都行", "brand"),
        ("多少钱都行", "price"),
        ("那就别管牌子了", "brand"),
        ("把预算的条件去掉", "price"),
        ("去掉蓝牙的限制", "蓝牙"),
        ("不一定要无线的", "无线"),
        ("材质不限", "材质"),
        ("条件全部去掉", "all"),
        ("no limit", "price"),
        ("不限价了", "price"),
        ("钱不是问题", "price"),
        ("多贵都行", "price"),
        ("随便什么牌子", "brand"),
        ("no need for bluetooth", "bluetooth"),
        ("bluetooth not needed", "bluetooth"),
        ("it doesn't need to be wireless", "wireless"),
        ("Without “waterproof” (3)", "waterproof"),
        ("without “screen protector”", "screen protector"),
        ("“curved” is all right (1)", "curved"),
        ("Any screen size (1)", "screen size"),
        ("去掉“防水”（3）", "防水"),
        ("“弯曲”也可以（1）", "弯曲"),
        ("其他牌子也行", "brand"),
        ("other brands are fine too", "brand"),
        ("不限连接方式（3）", "连接方式"),
        ("wireless, it doesn't have to cancel noise then", "cancel noise"),
        ("doesnt have to fit a laptop", "fit a laptop"),
        ("noise cancelling isn't that important after all", "noise cancelling"),
        ("I can live without the touchscreen", "touchscreen"),
        ("no longer needs to be black", "black"),
        ("with or without a lid is fine", "lid"),
        ("I don't care if it's waterproof", "waterproof"),
        ("forget the toner. A4 paper", "toner"),
        ("forget the gift", "gift"),
        ("no no. Start again please: a webcam", "search"),
        ("let's start from scratch", "search"),
        ("没有蓝牙也可以", "蓝牙"),
        ("不用降噪也行", "降噪"),
        ("可以不带麦克风", "麦克风"),
        ("防水不是必须的", "防水"),
        ("降噪不降噪无所谓", "降噪"),
        ("带不带盖都行", "盖"),
        ("不要求防水了", "防水"),
        ("重新来，我要一个保温杯", "search"),
        ("从头开始吧", "search"),
    ],
)
def test_dropped(text: str, what: str) -> None:
    assert [item.what for item in parse(text) if isinstance(item, DroppedCondition)] == [what]


@pytest.mark.parametrize(
    "text",
    [
        "forget it",
        "never mind",
        "蓝色或者白色都行",
        "a big price drop",
        "any brand new phone",
        "remove the second one",
        "laptops starting over $500",
    ],
)
def test_nothing_dropped(text: str) -> None:
    assert not any(isinstance(item, DroppedCondition) for item in parse(text))


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("same budget", "price"),
        ("same budget but a tablet", "price"),
        ("keep the budget", "price"),
        ("a similar price", "price"),
        ("the same colour", "colour"),
        ("budget stays the same", "price"),
        ("同样的预算", "price"),
        ("预算不变", "price"),
        ("同价位", "price"),
        ("还是这个预算", "price"),
        ("颜色一样", "colour"),
    ],
)
def test_kept(text: str, what: str) -> None:
    assert [item.what for item in parse(text) if isinstance(item, KeptCondition)] == [what]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("any other brand", "brand"),
        ("any other brand is fine", "brand"),
        ("a different brand please", "brand"),
        ("another colour", "colour"),
        ("换个牌子", "brand"),
        ("别的牌子呢", "brand"),
        ("其他颜色", "colour"),
        ("not this brand", "brand"),
        ("不要这个牌子", "brand"),
    ],
)
def test_excluded_current(text: str, what: str) -> None:
    assert [item.what for item in parse(text) if isinstance(item, ExcludedCurrent)] == [what]
