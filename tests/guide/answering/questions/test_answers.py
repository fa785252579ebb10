"""What is answered to a question about one product, by what it states and what its texts say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from guide.answering.questions.answers import answer
from guide.answering.questions.question import questions
from shop.catalogue.records import AttributeRecord, ProductRecord

LAMP = ProductRecord(
    "small",
    "lamp",
    "Nomad Bamboo Desk Lamp with USB Port, 2-Pack",
    (),
    1000,
    "USD",
    brand="Nomad",
    description=(
        "The lamp is made of bamboo and brass. It comes with a spare bulb; batteries are not included. "
        "Its 1200 mAh battery life is long, and you stand it anywhere. Works with two phones at once."
    ),
    attributes=(
        AttributeRecord("weight", 800.0, "g"),
        AttributeRecord("length", 0.4, "m"),
        AttributeRecord("cable_length", 1.5, "m"),
        AttributeRecord("brightness", 450.0, "lm"),
        AttributeRecord("usb_ports", 2.0),
        AttributeRecord("dimmable", True),
        AttributeRecord("wi_fi", False),
        AttributeRecord("resolution", "1920 x 1080"),
        AttributeRecord("mobile_generation", "4G"),
        AttributeRecord("load", 5000.0, "g"),
    ),
)


@pytest.fixture
def ask(services, new_message):
    """Return what is answered to a question about the lamp."""

    def ask(text, language="en", product=LAMP):
        wording = services.reply_to(new_message(text, language=language)).wording
        return " ".join(answer(each, product, wording) for each in questions(text, [product], wording))

    return ask


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("how heavy is it", "Weight: 800 g."),
        ("how long is the cable", "Cable length: 1.5 m."),
        ("how long is the shade", "The shop does not state the length."),
        ("how many usb ports", "Usb ports: 2."),
        ("does it have 2 usb ports", "Yes. Usb ports: 2."),
        ("does it have 4 usb ports", "No. Usb ports: 2."),
        ("can it be dimmed, is it dimmable", "Yes. Dimmable."),
        ("does it have wifi", "No. Wi fi: no."),
        ("is it 4k", "No. Resolution: 1920 x 1080."),
        ("is it full hd", "Yes. Resolution: 1920 x 1080."),
        ("does it support 5g", "No. Mobile generation: 4G."),
        ("is it under 1 kg", "Yes. Weight: 800 g."),
        ("is it heavier than 1 kg", "No. Weight: 800 g."),
        ("can it hold 3 kg", "Yes. Load: 5 kg."),
        ("who makes it", "It is by Nomad."),
    ],
)
def test_properties_answer(ask, text, said):
    assert ask(text).endswith(said)


@pytest.mark.parametrize(
    ("text", "begins", "quotes"),
    [
        ("does it come with a bulb", "Yes.", "It comes with a spare bulb"),
        ("are batteries included", "No.", "batteries are not included"),
        ("what is it made of", "Its description says", "made of bamboo and brass"),
        ("mah?", "Its description says", "1200 mAh"),
        ("does it work with two phones", "Yes.", "two phones"),
    ],
)
def test_texts_answer(ask, text, begins, quotes):
    said = ask(text)

    assert said.startswith(begins)
    assert quotes in said


@pytest.mark.parametrize(
    "text",
    [
        "does it come with a case",
        "does it have a stand",
        "does it need a fuse",
        "is it washable",
        "does it work with three phones",
        "how many hours does it last",
        "will it fit a Kindle 10",
        "what is the warranty",
    ],
)
def test_what_is_not_said_is_said_to_be_so(ask, text):
    assert ask(text).startswith(("The shop does not", "There is no word", "That is not told"))


def test_a_chinese_question_is_answered_in_chinese_by_english_texts(ask):
    assert ask("有usb口吗", "zh") == "有的，USB 端口：2。"
    assert ask("什么做的", "zh").startswith("商品介绍里写着“The lamp is made of bamboo")
    assert ask("多重", "zh") == "重量：800 g。"
    assert ask("防水吗", "zh").startswith("店里没有说明")


def test_a_value_by_which_people_choose_excludes_others(ask):
    wooden = replace(LAMP, attributes=(AttributeRecord("material", "oak"),), description="")

    assert ask("is it wood", product=wooden) == "Yes. Material: oak."
    assert ask("is it plastic", product=wooden) == "No. Material: oak."


MOUSE = ProductRecord(
    "small",
    "mouse",
    "Voodoo V12 Gaming mouse 3200 DPI",
    (),
    1000,
    "USD",
    brand="Voodoo",
    description="Rack mount kit included. It glows, V30 and U3.",
    attributes=(
        AttributeRecord("wireless", False),
        AttributeRecord("auto_power_off", True),
        AttributeRecord("material", "polycarbonate"),
        AttributeRecord("battery_capacity", 650.0, "mAh"),
    ),
)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("is it wired", "en", "Yes. Wireless: no."),
        ("does the voodoo one switch off by itself", "en", "Yes. Auto power off."),
        ("the voodoo lights up?", "en", "Yes. Its description says: “It glows"),
        ("does it come with brackets", "en", "Yes. Its description says: “Rack mount kit included"),
        ("is it ok for 4k video", "en", "Yes. Its description says: “It glows, V30 and U3"),
        ("软的还是硬的", "zh", "店里没有说明是软的还是硬的。不过资料里写了：材质：polycarbonate"),
        ("voodoo那个会自动关机吗", "zh", "可以，自动关机。"),
        (
            "what's the battery life",
            "en",
            "The shop does not say how long the battery lasts. It does say this: Battery cap",
        ),
    ],
)
def test_everyday_questions_are_answered_in_other_words(ask, text, language, said):
    assert ask(text, language, MOUSE).startswith(said)


@pytest.mark.parametrize("text", ["can it whistle happily all day lol", "will my aunt in Leeds like it"])
def test_no_clause_is_quoted_back(ask, text):
    assert not any(word in ask(text, product=MOUSE) for word in ("whistle", "aunt", "lol", "Leeds"))


def test_questions_that_a_blank_parts_are_each_answered(ask):
    assert ask("会自动断电吗 有线的吗", "zh", MOUSE) == "可以，自动关机。 是的，无线：否。"


PUZZLE = ProductRecord(
    "small", "puzzle", "Goula Puzzle Gato", (), 1000, "USD", attributes=(AttributeRecord("age_group", "Adolescence"),)
)
PUZZLE_WITH_YEARS = replace(PUZZLE, description="Magnetic bugs, 3+")


@pytest.mark.parametrize(
    ("product", "text", "language", "said"),
    [
        (PUZZLE, "is it ok for a 3 year old?", "en", "No. Age group: Adolescence. That is about 12 to 17 years."),
        (PUZZLE, "can a toddler play with it?", "en", "No. Age group: Adolescence. That is about 12 to 17 years."),
        (PUZZLE, "is it suitable for teenagers?", "en", "Yes. Age group: Adolescence. That is about 12 to 17 years."),
        (PUZZLE, "三岁能玩吗", "zh", "不能，年龄段：青少年。大约是 12 到 17 岁。"),
        (PUZZLE_WITH_YEARS, "is it ok for a 4 year old?", "en", "Yes. Its description says: “Magnetic bugs, 3+”."),
        (PUZZLE_WITH_YEARS, "can my 18 month old have it?", "en", "No. Its description says: “Magnetic bugs, 3+”."),
        (PUZZLE_WITH_YEARS, "what age is it for?", "en", "Its description says: “Magnetic bugs, 3+”."),
        (PUZZLE_WITH_YEARS, "适合5岁的孩子吗", "zh", "可以，商品介绍里写着“Magnetic bugs, 3+”。"),
    ],
)
def test_an_age_is_compared_with_those_that_a_product_is_for(ask, product, text, language, said):
    """Years that texts name are surer than a group; a group is told with its years."""
    assert ask(text, language, product) == said
