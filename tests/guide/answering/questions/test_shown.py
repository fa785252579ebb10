"""Questions about what is on the screen, whatever a message was taken for."""

from __future__ import annotations

import pytest

from actions.catalogue.find_products import ActionFindProducts
from actions.catalogue.show_details import ActionShowDetails
from guide.answering.questions.shown import answer_about_shown
from guide.memory import Memory
from guide.search.state import SearchState


@pytest.fixture
def heard(services, new_message):
    """Return what is answered to a message about products on the screen; None where it is about something else."""

    def heard(text, *keys, language="en", focus=False, **acts):
        with services.unit_of_work() as uow:
            ids = tuple(uow.products.find_id("small", key) for key in keys)
            memory = Memory(search=SearchState(shown=ids), focus=ids[0] if focus else None)
            message = new_message(text, language=language, acts=acts)
            reply = services.reply_to(message)
            if not answer_about_shown(message, memory, reply, services.shop_for(message, uow)):
                return None
            return reply.utterances[0].text

    return heard


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("do you have a red one", "en"),
        ("show me something lighter", "en"),
        ("what's your return policy", "en"),
        ("how much is shipping", "en"),
        ("do you sell trampolines", "en"),
        ("an HP laptop", "en"),
        ("tell me more about it", "en"),
        ("有别的颜色的吗", "zh"),
        ("包邮吗", "zh"),
        ("有蹦床吗", "zh"),
    ],
)
def test_wishes_and_matters_of_the_shop_are_no_questions_about_a_product(heard, text, language):
    assert heard(text, "lenovo", language=language, focus=True) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("touchscreen?", "Yes. Touchscreen."),
        ("memory?", "Memory: 16 GB."),
        ("is it red", "Yes. Colour: red."),
        ("does it come with a mouse", "The shop does not list mouse among what comes with it."),
    ],
)
def test_a_word_beside_one_product_asks_about_it(heard, text, said):
    assert heard(text, "hp-omen", focus=True) == said


def test_what_people_say_beside_products_goes_before_how_it_asks(heard):
    assert heard("touchscreen", "hp-omen", focus=True, question=0.9) == "Yes. Touchscreen."
    assert heard("any good with a touchscreen", "hp-omen", focus=True, question=0.9) is not None
    assert heard("touchscreen?", "hp-omen", focus=True, question=0.05) is None


def test_several_are_compared_and_added_up(heard):
    assert heard("which has more memory", "hp-250", "lenovo").startswith("The highest memory, 16 GB: “Lenovo")
    assert heard("which one is cheaper", "hp-250", "lenovo").startswith("The cheapest, $399.00: “HP 250")
    assert heard("how much are both together", "hp-250", "lenovo").startswith("$1,198")
    assert heard("哪个内存大", "hp-250", "lenovo", language="zh").startswith("内存最大的是“Lenovo")


def test_what_goes_for_all_is_said_once(heard):
    assert heard("do both have a fan", "hp-250", "lenovo") == "The shop does not say whether it has a fan."
    assert heard("are they black", "hp-250", "lenovo") == "All of them: Yes. Colour: black."


def test_a_message_taken_for_a_search_still_searches_where_nothing_is_asked(talk):
    talk.say(ActionFindProducts(), "a laptop")
    talk.say(ActionShowDetails(), "tell me about the second one")
    said = talk.say(ActionFindProducts(), "a printer")

    assert {card.category for card in said.part("products")} == {"Printers"}
