"""Which messages in a row are one turn, and how long the guide listens for more."""

from __future__ import annotations

import asyncio
import uuid

import pytest

from bot.channels import inbox as inbox_module
from bot.channels.inbox import Inbox, Said, joined
from protocol.schema import MAX_TEXT_CHARACTERS


@pytest.fixture
def inbox(monkeypatch):
    """An inbox that listens for no time after a message, and for ever while somebody types."""
    monkeypatch.setattr(inbox_module, "QUIET_S", 0)
    monkeypatch.setattr(inbox_module, "TYPING_S", 60)
    monkeypatch.setattr(inbox_module, "LONGEST_S", 60)
    return Inbox()


def _said(text, **more):
    return Said("a page", None, text, uuid.uuid4().hex, **more)


async def _turns(inbox, *said):
    for message in said:
        inbox.put(message)
    turns = []
    while sum(map(len, turns)) < len(said):
        turns.append([message.text for message in await inbox.next_turn()])
    return turns


@pytest.mark.parametrize(
    "text",
    [
        "hi",
        "Hello!",
        "hi there!",
        "i need a mouse",
        "wireless",
        "under 20",
        "so,",
        "你好",
        "你好！",
        "我想买个鼠标",
        "无线的",
        "二十块以内",
    ],
)
def test_more_may_follow_a_greeting_and_a_fragment(text):
    assert not _said(text).ends_a_turn


@pytest.mark.parametrize(
    "text",
    [
        "do you have mugs?",
        "why??",
        "ok? :)",
        "I need a mouse.",
        "I'm looking for a wireless mouse under 20 dollars",
        "有杯子吗？",
        "我要一个红色的杯子。",
        "想买一台五千块以内的轻薄笔记本电脑",
    ],
)
def test_nothing_is_waited_for_after_a_question_a_sentence_or_many_words(text):
    assert _said(text).ends_a_turn


def test_nothing_is_waited_for_after_a_button_or_what_is_said_to_be_whole():
    assert _said("Help", parse_data={"intent": {}}).ends_a_turn
    assert _said("hi", is_whole=True).ends_a_turn


async def test_what_ends_a_turn_is_the_last_of_it(inbox):
    turns = await _turns(inbox, _said("hi"), _said("any mugs?"), _said("red"), _said("or blue"))

    assert turns == [["hi", "any mugs?"], ["red", "or blue"]]


async def test_a_button_is_a_turn_of_its_own(inbox):
    turns = await _turns(inbox, _said("red"), _said("Help", parse_data={"intent": {}}), _said("or blue"))

    assert turns == [["red"], ["Help"], ["or blue"]]


async def test_a_turn_is_no_longer_than_a_message_may_be(inbox):
    long = "x" * (MAX_TEXT_CHARACTERS - 3)

    assert await _turns(inbox, _said(long), _said("hi"), _said("mugs")) == [[long], ["hi", "mugs"]]


async def test_who_types_on_is_waited_for(inbox):
    inbox.put(_said("hi"))
    inbox.note_typing(on=True)
    turn = asyncio.create_task(inbox.next_turn())
    await asyncio.sleep(0)
    inbox.put(_said("i need a mouse"))
    inbox.note_typing(on=True)
    await asyncio.sleep(0)
    inbox.put(_said("under 20?"))

    assert [said.text for said in await turn] == ["hi", "i need a mouse", "under 20?"]


async def test_who_deletes_what_was_typed_is_answered(inbox):
    inbox.put(_said("hi"))
    inbox.note_typing(on=True)
    turn = asyncio.create_task(inbox.next_turn())
    await asyncio.sleep(0)
    inbox.note_typing(on=False)

    assert [said.text for said in await turn] == ["hi"]


async def test_whom_nobody_waits_for_any_longer_is_answered(inbox):
    inbox.put(_said("hi"))
    inbox.note_typing(on=True)
    turn = asyncio.create_task(inbox.next_turn())
    await asyncio.sleep(0)
    inbox.stop_listening()

    assert [said.text for said in await turn] == ["hi"]


async def test_nobody_is_waited_for_for_ever(inbox, monkeypatch):
    monkeypatch.setattr(inbox_module, "LONGEST_S", 0)
    inbox.put(_said("hi"))
    inbox.note_typing(on=True)

    assert [said.text for said in await inbox.next_turn()] == ["hi"]


@pytest.mark.parametrize(
    ("texts", "text"),
    [
        (["a mug"], "a mug"),
        (["hi", "a mug", "red"], "hi, a mug, red"),
        (["hi!", "a mug,", "red"], "hi! a mug, red"),
        (["你好", "要个鼠标", "wireless"], "你好，要个鼠标，wireless"),
        (["hello", "hello", "a mug"], "hello, a mug"),
    ],
)
def test_messages_are_joined_in_order_and_what_is_repeated_counts_once(texts, text):
    assert joined(texts) == text


async def test_what_is_sent_again_while_it_waits_is_one_message(inbox):
    first = _said("hi")
    again = Said("another page", None, "hi", first.id)

    assert inbox.put(first) is inbox.put(again)
    assert first.sid == "another page"
    assert await inbox.next_turn() == [first]
    assert inbox.put(again) is first
    inbox.end_turn()
    assert inbox.put(again) is again
