"""A shopper in a real browser: finds, refines, compares, asks why, comes back, logs in, and needs no mouse."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

SHOPPING = {
    "en": {
        "find": "I need a laptop under 800 dollars",
        "refine": "only HP",
        "compare": "compare the first and the second",
        "compared": "side by side",
        "price": "Price",
        "why": "why do you recommend the first one?",
        "because": "cheapest here",
    },
    "zh": {
        "find": "想买一台800美元以内的笔记本电脑",
        "refine": "只要惠普的",
        "compare": "第一个和第二个比较一下",
        "compared": "对比如下",
        "price": "价格",
        "why": "为什么推荐第一个？",
        "because": "是因为",
    },
}

IN_A_ROW = {
    "en": ["hi", "i need a laptop", "not HP", "under 800 dollars"],
    "zh": ["你好", "想买笔记本", "不要惠普", "800美元以内"],
}


@pytest.mark.parametrize("language", ["en", "zh"])
def test_finds_a_laptop_refines_compares_and_asks_why(open_shop, language):
    words, chat = SHOPPING[language], open_shop(language)

    titles = chat.find(words["find"], ask=chat.ask_on_the_page)
    assert len(titles) >= 3
    assert max(chat.prices()) <= 800

    refined = chat.find(words["refine"])
    assert len(refined) >= 2
    assert max(chat.prices()) <= 800
    for card in chat.cards.all():
        expect(card).to_contain_text("HP")

    chat.say(words["compare"])
    expect(chat.log).to_contain_text(words["compared"])
    expect(chat.comparison.get_by_role("columnheader")).to_have_count(2)
    for title in refined[:2]:
        expect(chat.comparison).to_contain_text(title)
    expect(chat.comparison.get_by_role("rowheader", name=words["price"]).first).to_be_visible()

    assert chat.find(words["why"]) == refined[:1]
    expect(chat.log).to_contain_text(words["because"])


@pytest.mark.parametrize("language", ["en", "zh"])
def test_several_messages_in_a_row_have_one_answer(open_shop, language):
    texts = {
        "en": ["hi", "i need a laptop", "not HP", "under 800 dollars"],
        "zh": ["你好", "想买笔记本", "不要惠普", "800美元以内"],
    }
    chat = open_shop(language)
    chat.launcher.click()
    for text in texts[language][:-1]:
        chat.say(text)
    chat.find(texts[language][-1])

    assert max(chat.prices()) <= 800
    for text in texts[language]:
        expect(chat.log).to_contain_text(text)
    chat.page.reload()
    chat.launcher.click()
    for text in texts[language]:
        expect(chat.log.get_by_text(text, exact=True)).to_have_count(1)
    expect(chat.product_lists).to_have_count(1)


def test_a_reload_keeps_the_conversation(open_shop):
    chat = open_shop("en")
    titles = chat.find("show me monitors", ask=chat.ask_on_the_page)

    chat.page.reload()
    chat.launcher.click()

    expect(chat.log).to_contain_text("show me monitors")
    expect(chat.product_lists).to_have_count(1)
    assert chat.titles() == titles
    assert chat.find("cheaper")


def test_logging_in_changes_the_recommendations(open_shop):
    chat = open_shop("en")
    chat.launcher.click()
    anonymous = chat.find("anything for me?")

    chat.page.get_by_label(chat.words["customer"]).select_option(index=1)
    expect(chat.dialog).to_contain_text("Shopping as")
    expect(chat.product_lists).to_have_count(0)
    known = chat.find("anything for me?")

    expect(chat.log).to_contain_text("what you bought before")
    assert known != anonymous


def test_shops_with_the_keyboard_only(open_shop):
    chat = open_shop("en")
    keyboard = chat.page.keyboard

    chat.press_until("Tab", chat.words["launcher"])
    keyboard.press("Enter")
    expect(chat.field).to_be_focused()
    keyboard.type("show me keyboards")
    keyboard.press("Enter")
    expect(chat.cards.first).to_be_visible()

    chat.press_until("Shift+Tab", "Details: ")
    keyboard.press("Enter")
    expect(chat.product_lists).to_have_count(2)
    expect(chat.cards).to_have_count(1)

    keyboard.press("Escape")
    expect(chat.launcher).to_be_focused()


def test_what_is_typed_stays_text(open_shop):
    chat = open_shop("en")
    chat.launcher.click()

    chat.say("<img src=x onerror=\"document.title='run'\"><b>mugs</b>")

    expect(chat.log).to_contain_text("<b>mugs</b>")
    expect(chat.page).not_to_have_title("run")
