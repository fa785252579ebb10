"""The shopper at the guide's socket: what it hears, and how it tells that something is wrong."""

from __future__ import annotations

import asyncio

import pytest

from studio import shopper as module
from studio.errors import DeniedError, NoAnswerError, UnreachableError
from studio.shopper import Shopper
from tests.small_guide import small_guide


@pytest.fixture(scope="module")
def url():
    with small_guide() as guide:
        yield guide.url


async def test_an_answer_has_all_messages_and_each_is_heard_when_it_comes(url):
    heard = []
    async with Shopper(url, on_message=lambda message: heard.append(message["text"])) as shopper:
        answer = await shopper.say("hello")

    assert answer.accepted
    assert answer.text == "You said hello\nAnything else?"
    assert heard == ["You said hello", "Anything else?"]


async def test_a_button_sends_what_the_server_signed(url):
    async with Shopper(url, customer="Ada") as shopper:
        offered = (await shopper.say("hello")).buttons

        assert shopper.greeting["customer"] == {"name": "Ada"}
        assert (await shopper.press(offered[0])).text == "Pressed Details (signed)"


async def test_a_refusal_is_no_answer(url):
    async with Shopper(url) as shopper:
        answer = await shopper.say("rubbish")

    assert not answer.accepted
    assert answer.refusals == [{"code": "odd", "text": "I cannot take that."}]


async def test_who_is_not_let_in_learns_why(url):
    with pytest.raises(DeniedError, match="your log-in has expired"):
        async with Shopper(url, customer="expired"):
            pass


async def test_nobody_there_is_told_with_the_command_that_starts_a_guide():
    with pytest.raises(UnreachableError, match=r"no guide answers at http://127.0.0.1:9\. .*daogou serve"):
        async with Shopper("http://127.0.0.1:9"):
            pass


async def test_a_guide_that_takes_too_long_is_told_apart(url, monkeypatch):
    async with Shopper(url) as shopper:
        monkeypatch.setattr(module, "TIMEOUT_S", 0.1)
        with pytest.raises(NoAnswerError):
            await shopper.say("silence")


async def test_a_guide_that_ends_is_gone():
    serving = small_guide()
    async with Shopper(serving.__enter__().url) as shopper:
        await asyncio.to_thread(serving.__exit__, None, None, None)
        while shopper._client.connected:
            await asyncio.sleep(0.01)
        with pytest.raises(UnreachableError, match="the guide has gone"):
            await shopper.say("hello")
