"""Whom the channel believes: sessions, buttons and customers that the server did not sign get nowhere."""

from __future__ import annotations

import time

import jwt
import pytest

from bot.channels.tokens import Customer, Tokens
from studio.errors import DeniedError
from studio.shopper import Shopper
from tests.serving import MESSAGES_PER_MINUTE, SHOP_SECRET

FORGER = Tokens("a guess".ljust(32, "!"), "another guess".ljust(32, "!"))


def _words(history):
    return [(message["role"], message.get("text")) for message in history]


async def test_a_conversation_goes_on_after_a_reload(guide):
    async with Shopper(guide.url) as shopper:
        answer = await shopper.say("show me laptops")
        said = [("shopper", "show me laptops"), *(("guide", message["text"]) for message in answer.messages)]
    async with Shopper(guide.url, session=shopper.session) as again:
        assert _words(again.history) == said
        shown = next(message for message in again.history if message.get("products"))
        assert [card["id"] for card in shown["products"]] == [card["id"] for card in answer.products]
        assert again.session == shopper.session

        details = await again.press(shown["products"][1]["buttons"][0])
        assert [card["id"] for card in details.products] == [answer.products[1]["id"]]


@pytest.mark.parametrize(
    "token", ["", "nonsense", 7, FORGER.new_session(None)[1]], ids=["none", "nonsense", "a number", "a forged one"]
)
async def test_a_session_that_the_server_did_not_mint_opens_a_new_one(guide, token):
    async with Shopper(guide.url, session=token) as shopper:
        assert shopper.history == []
        assert shopper.session != token
        assert guide.tokens.read_session(shopper.session)


async def test_another_session_does_not_see_the_conversation(guide):
    async with Shopper(guide.url) as first, Shopper(guide.url) as second:
        await first.say("a present for my wife")
        answer = await second.say("hello")

        assert second.session != first.session
        assert "wife" not in answer.text
    async with Shopper(guide.url, session=second.session) as again:
        assert ("shopper", "a present for my wife") not in _words(again.history)


async def test_both_tabs_of_a_session_get_the_answer(guide):
    async with Shopper(guide.url) as one, Shopper(guide.url, session=one.session) as other:
        answer = await one.say("hello")

        heard = [(await other.overhear())["text"] for _ in range(2)]
        assert heard == ["hello", answer.messages[0]["text"]]


@pytest.mark.parametrize("payload", ["/start_over", "/relax_search{}", "", None, 7, FORGER.sign_button("x", "/help")])
async def test_a_button_that_the_server_did_not_sign_is_refused(guide, payload):
    async with Shopper(guide.url) as shopper:
        answer = await shopper.send("press", {"payload": payload, "title": "Help"})

        assert [refusal["code"] for refusal in answer.refusals] == ["forbidden"]
        assert not answer.messages
        assert (await shopper.say("hello")).messages


async def test_a_button_of_another_session_is_refused(guide):
    async with Shopper(guide.url) as first, Shopper(guide.url) as second:
        answer = await first.say("hello")
        stolen = await second.press(answer.buttons[0])

        assert [refusal["code"] for refusal in stolen.refusals] == ["forbidden"]
        assert (await first.press(answer.buttons[0])).messages


@pytest.mark.parametrize(
    ("event", "data"), [("say", None), ("press", None), ("say", {}), ("say", {"text": 7}), ("say", []), ("press", 1)]
)
async def test_what_is_not_of_the_protocol_is_refused(guide, event, data):
    async with Shopper(guide.url) as shopper:
        answer = await shopper.send(event, data)

        assert [refusal["code"] for refusal in answer.refusals] == ["forbidden"]
        assert (await shopper.say("hello")).messages


async def test_a_customer_is_known_by_the_shops_token_only(guide):
    customer = guide.storefront_customer()
    async with Shopper(guide.url, customer=guide.tokens.sign_customer(customer)) as shopper:
        assert shopper.greeting["customer"] == {"name": customer.name}
    async with Shopper(guide.url) as shopper:
        assert shopper.greeting["customer"] is None


def _expired_token():
    claims = {"sub": "12347", "name": "Somebody", "exp": int(time.time()) - 60}
    return jwt.encode(claims, SHOP_SECRET, algorithm="HS256")


def _unsigned_token():
    return jwt.encode({"sub": "12347", "exp": int(time.time()) + 600}, None, algorithm="none")


@pytest.mark.parametrize(
    "token",
    [
        pytest.param(FORGER.sign_customer(Customer("12347", "Mallory")), id="forged"),
        pytest.param(_expired_token(), id="expired"),
        pytest.param(_unsigned_token(), id="unsigned"),
        pytest.param(jwt.encode({"sub": "12347"}, SHOP_SECRET, algorithm="HS256"), id="for_ever"),
        pytest.param("12347", id="no_token"),
    ],
)
async def test_a_bad_customer_token_does_not_connect(guide, token):
    with pytest.raises(DeniedError, match="expired"):
        async with Shopper(guide.url, customer=token):
            pass


async def test_who_logs_in_or_out_starts_a_new_conversation(guide):
    token = guide.tokens.sign_customer(guide.storefront_customer())
    async with Shopper(guide.url, customer=token) as known:
        await known.say("anything for me?")
    async with Shopper(guide.url, session=known.session) as anonymous:
        assert anonymous.history == []
        assert anonymous.session != known.session
    other = guide.tokens.sign_customer(guide.storefront_customer(1))
    async with Shopper(guide.url, session=known.session, customer=other) as somebody_else:
        assert somebody_else.history == []


async def test_too_many_messages_in_a_minute_are_refused(guide):
    async with Shopper(guide.url) as shopper:
        answer = await shopper.say_at_once(["hello"] * (MESSAGES_PER_MINUTE + 2))

        assert [refusal["code"] for refusal in answer.refusals] == ["rate", "rate"]
        assert answer.messages  # what comes at once is answered as one
