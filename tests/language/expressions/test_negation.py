"""What the shopper rules out, word for word."""

from __future__ import annotations

import pytest

from language.expressions import NegatedSpan, from_entity, parse


def negated(text: str) -> list[str]:
    found = [constraint for constraint in parse(text) if isinstance(constraint, NegatedSpan)]
    assert all(text[constraint.start : constraint.end] == constraint.text for constraint in found)
    return [constraint.text for constraint in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("not Samsung or Apple", ["Samsung", "Apple"]),
        ("not samsung, apple or hp please", ["samsung", "apple", "hp"]),
        ("neither HP nor Dell", ["HP", "Dell"]),
        ("no apple", ["apple"]),
        ("no a headset. for gaming", []),
        ("no apple products", ["apple"]),
        ("no green, no yellow", ["green", "yellow"]),
        ("anything but red", ["red"]),
        ("any brand except HP", ["HP"]),
        ("without bluetooth", ["bluetooth"]),
        ("other than Sony", ["Sony"]),
        ("Logitech instead of HP", ["HP"]),
        ("exclude refills and accessories", ["refills", "accessories"]),
        ("I don't want a touch screen", ["touch screen"]),
        ("I don’t like leather", ["leather"]),
        ("nothing from Targus", ["Targus"]),
        ("not the red one", ["red"]),
        ("remove the pink ones", ["pink"]),
        ("a non-leather wallet", ["leather"]),
        ("A3 rather than A4", ["A4"]),
        ("not red and under $50", ["red"]),
        ("must be leather, not plastic, I want it soon", ["plastic"]),
        ("not 三星", ["三星"]),
        ("不要苹果的", ["苹果"]),
        ("不要红色和黑色的", ["红色", "黑色"]),
        ("不要苹果、三星的手机", ["苹果", "三星"]),
        ("不要绿色也不要黄色", ["绿色", "黄色"]),
        ("除了三星", ["三星"]),
        ("除了三星和华为以外的手机", ["三星", "华为"]),
        ("除爱普生外都行", ["爱普生"]),
        ("不是塑料的", ["塑料"]),
        ("不要不锈钢的", ["不锈钢"]),
        ("不要HP", ["HP"]),
        ("不要 New Balance 的", ["New Balance"]),
        ("不要苹果,要三星", ["苹果"]),
        ("不要红色只要黑色", ["红色"]),
        ("别给我推荐塑料的", ["塑料"]),
        ("无线耳机不带麦克风", ["麦克风"]),
        ("苹果的不考虑", ["苹果"]),
        ("把粉色的去掉", ["粉色"]),
        ("三星除外", ["三星"]),
        ("不要蘋果的", ["蘋果"]),
        ("laptop -HP", ["HP"]),
        ("any laptop but an HP", ["HP"]),
        ("any colour but pink", ["pink"]),
        ("anything bar Apple", ["Apple"]),
        ("with the exception of red", ["red"]),
        ("I'm done with Samsung", ["Samsung"]),
        ("none of the HP ones", ["HP"]),
        ("I don't want it to be black", ["black"]),
        ("she's got enough mugs", ["mugs"]),
        ("any other colour than black", ["black"]),
        ("unlike the HP", ["HP"]),
        ("惠普除外的笔记本", ["惠普"]),
        ("惠普、戴尔都不要", ["惠普", "戴尔"]),
        ("能不能不要红的", ["红"]),
        ("除了黑色还有什么颜色", ["黑色"]),
        ("laptop -hp -dell", ["hp", "dell"]),
        ("laptop minus HP", ["HP"]),
        ("laptop, HP excluded", ["HP"]),
        ("HP need not apply", ["HP"]),
        ("mugs? no thanks", ["mugs"]),
        ("leave HP out of it", ["HP"]),
        ("laptop but no Chromebooks", ["Chromebooks"]),
        ("and not a Chromebook", ["Chromebook"]),
        ("she hates candles", ["candles"]),
        ("she dislikes mugs", ["mugs"]),
        ("he's allergic to wool", ["wool"]),
        ("dont try sell me a kit", ["kit"]),
        ("doesnt like anything that smells strong", ["smells strong"]),
        ("NOT friends she hates it", ["friends"]),
        ("no built in speakers", ["built in speakers"]),
        ("no scanner needed", []),
        ("别那种要穿杆子的", ["穿杆子"]),
        ("摄像头 不用wifi", ["wifi"]),
        ("不用蓝牙了", []),
        ("不用带蓝牙", []),
        ("没风扇的", ["风扇"]),
        ("没用过的", []),
        ("I dont like candles", ["candles"]),
        ("can't stand red", ["red"]),
        ("sick of all the mugs", ["mugs"]),
        ("not another mug", ["mug"]),
        ("no more mugs please", ["mugs"]),
        ("not a fan of pink", ["pink"]),
        ("not interested in HP", ["HP"]),
        ("she doesn't drink coffee", ["coffee"]),
        ("stop showing me HP", ["HP"]),
        ("all but black", ["black"]),
        ("aside from apple", ["apple"]),
        ("I'd rather not have leather", ["leather"]),
        ("headphones but not in ear ones", ["in ear"]),
        ("exept HP", ["HP"]),
        ("withuot a camera", ["camera"]),
        ("笔记本 -惠普", ["惠普"]),
        ("不要Chromebook", ["Chromebook"]),
        ("除了惠普都行", ["惠普"]),
        ("罗技和雷蛇以外的", ["罗技", "雷蛇"]),
        ("不要Dell，HP 也不要", ["Dell", "HP"]),
        ("take the clock off the list", ["clock"]),
        ("惠普不要", ["惠普"]),
        ("杯子就算了", ["杯子"]),
        ("not playing cards, a robot or a dinosaur", ["playing cards"]),
        ("not a mug, a candle or a card", ["mug", "candle", "card"]),
        ("红色以外的", ["红色"]),
        ("非苹果的手机", ["苹果"]),
        ("她讨厌蜡烛", ["蜡烛"]),
        ("他对羊毛过敏", ["羊毛"]),
        ("受不了红色", ["红色"]),
        ("别再推荐杯子了", ["杯子"]),
        ("他不喝咖啡", ["咖啡"]),
        ("不能有异味", ["异味"]),
        ("排除联想", ["联想"]),
        ("鼠标 不要罗技 不要有线", ["罗技", "有线"]),
    ],
)
def test_negated(text: str, expected: list[str]) -> None:
    assert negated(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "no thanks",
        "not really",
        "not this one",
        "not interested in the third",
        "no more than 500",
        "not too expensive",
        "no, cheaper please",
        "no price limit",
        "why not",
        "I still have no idea",
        "white or silver, nothing else",
        "cannot",
        "notebook",
        "有没有蓝牙的",
        "要不要买",
        "是不是真的",
        "第一个带不带数据线",
        "不要太贵的",
        "不要超过500",
        "不要第二个",
        "不喜欢这个",
        "不要了",
        "不是",
        "没有了",
        "除了这个还有别的吗",
        "没问题",
        "not without a camera",
        "nothing without bluetooth",
        "can't do without bluetooth",
        "I don't hate red",
        "batteries not included",
        "that one's not for me",
        "I don't want to decide yet",
        "how do I train my puppy not to bite",
        "the touchscreen isn't a must",
        "手表戴着游泳行不行",
        "能不能带触摸屏",
        "还是算了",
        "先不要",
        "啥都不要了",
        "usb -c cable",
        "an e-reader",
        "不是不要红色",
        "不能没有摄像头",
        "不要没有摄像头的",
        "没有蓝牙不行",
        "非苹果不买",
        "不讨厌红色",
        "喜不喜欢",
        "我就要thinkpad 其他牌子不要",
        "颜色不要太深",
    ],
)
def test_nothing_negated(text: str) -> None:
    assert negated(text) == []


@pytest.mark.parametrize(
    ("text", "refusing"),
    [
        ("she hates candles", [["hates"]]),
        ("my wife can't stand pink", [["can't stand"]]),
        ("not red or orange", [["not"], ["not"]]),
        ("leather is banned", [["is banned"]]),
        ("我对羊毛过敏", [["对", "过敏"]]),
        ("she hats candels, she dislkies mugs", [["dislkies"]]),
    ],
)
def test_the_words_that_refuse_are_known_by_their_place(text: str, refusing: list[list[str]]) -> None:
    found = [item for item in parse(text) if isinstance(item, NegatedSpan)]

    assert [[said for start, end in item.refusing if (said := text[start:end].strip())] for item in found] == refusing
    assert [from_entity(item.as_entity()) for item in found] == found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("手机壳 防摔 不发黄的", ["发黄"]),
        ("要不卡纸的", ["卡纸"]),
        ("洗碗机,不能打孔不能改水管", ["打孔", "改水管"]),
        ("买个不会掉色的口红", ["掉色"]),
        ("a usb stick, won't lose data", ["lose data"]),
        ("a mouse that doesnt click loud, please", ["click loud"]),
        ("a chair that won't squeak and a rug", ["squeak"]),
        ("不锈钢保温杯", []),
        ("不粘锅", []),
        ("不贵的手机", []),
        ("这个能不能打孔", []),
        ("我不知道买什么", []),
        ("不要充电的", []),
        ("jacket that doesn't have a hood", []),
    ],
)
def test_what_a_thing_shall_not_do_is_a_feature(text, expected):
    found = [item for item in parse(text) if isinstance(item, NegatedSpan) and item.is_feature]

    assert [item.text for item in found] == expected
    assert [from_entity(item.as_entity()) for item in found] == found


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("不要蓝牙了", "蓝牙"),
        ("蓝牙就算了", "蓝牙"),
        ("好吧饭盒不要了。看看杯子", "饭盒"),
        ("not sony anymore", "sony"),
    ],
)
def test_what_is_not_wanted_any_more_is_marked_so(text: str, thing: str) -> None:
    assert [item.text for item in parse(text) if isinstance(item, NegatedSpan) and item.is_over] == [thing]


@pytest.mark.parametrize("text", ["So you don't have CF226A?", "don't you have any stands?", "没有26A的吗"])
def test_who_asks_whether_there_is_none_refuses_nothing(text: str) -> None:
    assert not any(isinstance(item, NegatedSpan) for item in parse(text))
