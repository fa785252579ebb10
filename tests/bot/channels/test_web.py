"""The channel at a real socket: Rasa's own stores and texts behind it, and a guide that repeats what it hears."""

from __future__ import annotations

import asyncio
import json
import socket
import sqlite3
import time
import uuid
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp
import jwt
import pytest
from rasa.core.channels.channel import register
from rasa.core.nlg import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import BotUttered, UserUttered
from rasa.shared.exceptions import RasaException
from sanic import Sanic

from bot import tracker_store
from bot.channels import inbox, turns, web
from bot.channels.crowd import AT_ONCE
from bot.channels.tokens import Customer, Tokens
from bot.channels.turns import Turns
from bot.channels.web import WebChannel
from bot.errors import UnansweredError
from bot.tracker_store import ConversationStore
from protocol.schema import MAX_TEXT_CHARACTERS
from studio.shopper import DeniedError, Shopper

DOMAIN = Domain.load(str(Path(__file__).parents[3] / "bot" / "domain"))
ANN = Customer("12347", "Ann", "gifts")
STOREFRONT = {
    "customers": [
        {"id": f"{source}:12347", "source": source, "external_id": "12347", "name": name}
        for source, name in (("gifts", "Ann"), ("toys", "Bob"))
    ]
}
SECRET, SHOP_SECRET = "the key of the guide, long enough", "the key of the shop, long enough"
FOR_EVER_S = 60
CREDENTIALS = {"secret": SECRET, "shop_secret": SHOP_SECRET, "messages_per_minute": 5}


class Parrot:
    """Stands where Rasa's agent does: repeats what is said, with a button, and is silent when asked to be."""

    def __init__(self, conversations):
        self.domain = DOMAIN
        self.conversations = conversations
        self.tracker_store = ConversationStore(DOMAIN, db=str(conversations))
        self.nlg = NaturalLanguageGenerator.create(None, DOMAIN)
        self.ready = True
        self.heard = []
        self.under_way = 0
        self.most_under_way = 0
        self.free = asyncio.Event()
        self.free.set()

    def is_ready(self):
        return self.ready

    async def handle_message(self, message):
        self.heard.append(message)
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            await self.free.wait()
        finally:
            self.under_way -= 1
        if message.text == "silence":
            return
        if message.text.startswith("failure"):
            raise ConnectionError
        if message.text == "nobody asked":
            raise UnansweredError
        answer = {"text": f"you said {message.text}", "buttons": [{"title": "Help", "payload": "/help"}]}
        tracker = await self.tracker_store.get_or_create_tracker(message.sender_id)
        tracker.update(UserUttered(message.text, parse_data=message.parse_data, metadata=message.metadata))
        said = BotUttered(answer["text"], {"buttons": answer["buttons"]})
        tracker.update(said)
        await message.output_channel.send_response(message.sender_id, said.message())
        await self.tracker_store.save(tracker)


@asynccontextmanager
async def served(**credentials):
    """Serve the channel; yields its address and the guide behind it."""
    made = []
    with pytest.MonkeyPatch.context() as patch, TemporaryDirectory() as folder:
        patch.setattr(web, "Turns", lambda *parts: made.append(Turns(*parts)) or made[-1])
        patch.setattr(tracker_store, "_WAIT_S", 0.3)
        channel = WebChannel.from_credentials({**CREDENTIALS, **credentials})
        app = Sanic(f"test_web_{uuid.uuid4().hex}")
        app.ctx.agent = Parrot(Path(folder) / "conversations.db")
        register([channel], app, route="/webhooks/")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app.ctx.agent.turns = made[0]
        server = await app.create_server("127.0.0.1", port, return_asyncio_server=True, access_log=False)
        await server.startup()
        await server.start_serving()
        yield f"http://127.0.0.1:{port}", app.ctx.agent
        server.close()


@pytest.fixture
async def site(monkeypatch, tmp_path):
    """A served channel with the storefront: its address and the guide behind it."""
    # Else Sanic rewrites its own code at the first start of a server, and cannot at the second.
    monkeypatch.setattr(Sanic, "test_mode", True)
    # Who listens for ever goes on only for what the shopper does.
    monkeypatch.setattr(inbox, "QUIET_S", FOR_EVER_S)
    monkeypatch.setattr(inbox, "TYPING_S", FOR_EVER_S)
    monkeypatch.setattr(inbox, "LONGEST_S", FOR_EVER_S)
    (tmp_path / "storefront.json").write_text(json.dumps(STOREFRONT), encoding="utf-8")
    async with served(storefront="true", artefacts_dir=str(tmp_path)) as running:
        yield running


async def test_what_is_said_is_answered_and_a_button_pressed(site):
    url, guide = site
    async with Shopper(url, language="zh") as shopper:
        answer = await shopper.say("  a   red mug ")
        pressed = await shopper.press(answer.buttons[0])

    assert answer.text == "you said a red mug"
    assert answer.accepted
    assert pressed.text == "you said Help"
    assert guide.heard[1].parse_data["intent"]["name"] == "help"
    assert [message.metadata["language"] for message in guide.heard] == ["zh", None]


async def test_a_page_that_comes_back_gets_what_was_said(site):
    url, guide = site
    async with Shopper(url) as shopper:
        await shopper.say("a red mug")
    async with Shopper(url, session=shopper.session) as again:
        assert [message["text"] for message in again.history] == ["a red mug", "you said a red mug"]
        await again.press(again.history[1]["buttons"][0])

    assert again.session == shopper.session
    assert guide.heard[1].metadata["language"] is None


@pytest.mark.parametrize("language", ["fr", ["en"], None, 7])
async def test_a_language_that_the_widget_does_not_speak_is_none(site, language):
    url, guide = site
    async with Shopper(url, language=language) as shopper:
        await shopper.say("a red mug")

    assert guide.heard[0].metadata["language"] is None


async def test_the_customer_is_the_one_of_the_token(site):
    url, guide = site
    async with Shopper(url, customer=Tokens(SECRET, SHOP_SECRET).sign_customer(ANN)) as shopper:
        await shopper.say("anything for me?")
        assert shopper.greeting["customer"] == {"name": "Ann"}
    async with Shopper(url, session=shopper.session) as stranger:
        await stranger.say("anything for me?")
        assert stranger.history == []
        assert stranger.session != shopper.session

    assert [message.metadata["customer_id"] for message in guide.heard] == ["12347", None]
    assert [message.metadata["customer_source"] for message in guide.heard] == ["gifts", None]


async def test_another_source_with_the_same_id_is_another_conversation(site):
    url, _ = site
    tokens = Tokens(SECRET, SHOP_SECRET)
    async with Shopper(url, customer=tokens.sign_customer(ANN)) as shopper:
        await shopper.say("anything for me?")
    for source in (None, "toys"):
        token = tokens.sign_customer(replace(ANN, source=source))
        async with Shopper(url, session=shopper.session, customer=token) as namesake:
            assert namesake.history == []


async def test_the_storefront_logs_in_the_very_customer_that_was_chosen(site):
    url, guide = site
    async with aiohttp.ClientSession() as page:
        async with page.post(f"{url}/storefront/login", json={"customer": "toys:12347"}) as response:
            token = (await response.json())["token"]
        async with page.post(f"{url}/storefront/login", json={"customer": "12347"}) as response:
            assert response.status == 404
    async with Shopper(url, customer=token) as shopper:
        await shopper.say("anything for me?")
        assert shopper.greeting["customer"] == {"name": "Bob"}
    assert [guide.heard[0].metadata[name] for name in ("customer_id", "customer_source")] == ["12347", "toys"]


async def test_a_refused_log_in_is_in_the_log_with_its_reason(site, caplog):
    url, _ = site
    claims = {"sub": "7", "exp": 4102444800, "source": 7}
    with pytest.raises(DeniedError, match="expired"):
        async with Shopper(url, customer=jwt.encode(claims, SHOP_SECRET, algorithm="HS256")):
            pass
    assert "`source`" in caplog.text


def test_without_its_secrets_the_channel_does_not_start_and_rasa_says_so_in_one_line():
    with pytest.raises(RasaException, match="daogou serve"):
        WebChannel.from_credentials({})


@pytest.mark.parametrize("text", ["silence", "failure", "nobody asked"])
async def test_silence_and_failure_become_a_sentence(site, text):
    url, _ = site
    async with Shopper(url) as shopper:
        answer = await shopper.say(text)

    assert not answer.accepted
    assert [refusal["code"] for refusal in answer.refusals] == ["unavailable"]
    assert answer.text
    assert answer.again_in_s


@pytest.mark.parametrize(
    ("event", "data", "code"),
    [
        ("say", {"text": "x" * (MAX_TEXT_CHARACTERS + 1)}, "too_long"),
        ("say", {"text": " "}, "empty"),
        ("say", {"text": "/restart"}, "forbidden"),
        ("say", None, "forbidden"),
        ("press", {"payload": "/help", "title": "Help"}, "forbidden"),
        ("press", 1, "forbidden"),
    ],
)
async def test_a_refusal_has_its_code_and_a_sentence_and_reaches_no_guide(site, event, data, code):
    url, guide = site
    async with Shopper(url, language="zh") as shopper:
        answer = await shopper.send(event, data)

    assert not answer.accepted
    assert [refusal["code"] for refusal in answer.refusals] == [code]
    assert any("\u4e00" <= letter <= "\u9fff" for letter in answer.text)
    assert guide.heard == []


async def test_one_turn_at_a_time_and_so_many_messages_a_minute(site):
    url, guide = site
    async with Shopper(url) as shopper:
        answer = await shopper.say_at_once(["hello?"] * 7)

    assert [refusal["code"] for refusal in answer.refusals] == ["rate", "rate"]
    assert len(answer.messages) == 5
    assert guide.most_under_way == 1


async def test_short_messages_in_a_row_are_one_turn(site):
    url, guide = site
    texts = ["hi", "i need a mouse", "wireless", "is there one under 20?"]
    async with Shopper(url, language="zh") as shopper:
        answer = await shopper.say_at_once(texts)
    async with Shopper(url, session=shopper.session) as again:
        assert [message["text"] for message in again.history] == [*texts, answer.text]

    assert answer.accepted
    assert [message.text for message in guide.heard] == ["hi, i need a mouse, wireless, is there one under 20?"]
    assert guide.heard[0].metadata["language"] == "zh"


async def test_a_turn_of_several_messages_that_fails_is_told_once(site):
    url, _ = site
    async with Shopper(url) as shopper:
        answer = await shopper.say_at_once(["failure", "is what comes?"])

    assert not answer.accepted
    assert [refusal["code"] for refusal in answer.refusals] == ["unavailable"]


async def test_what_is_said_during_a_turn_is_answered_after_it_in_order(site):
    url, guide = site
    later = ["red", "or blue", "how much is the first one?", "why?"]
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        guide.free.clear()
        answering = asyncio.create_task(shopper.say_at_once(["do you have mugs?", *later]))
        for text in ["do you have mugs?", *later]:
            assert (await other.overhear())["text"] == text
        guide.free.set()
        answer = await answering
    async with Shopper(url, session=shopper.session) as again:
        assert [message["text"] for message in again.history if message["role"] == "shopper"][1:] == later

    assert answer.accepted
    assert [message["text"] for message in answer.messages] == [
        "you said do you have mugs?",
        "you said red, or blue, how much is the first one?",
        "you said why?",
    ]


async def test_who_pressed_a_button_has_said_all_before_it(site):
    url, guide = site
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        button = (await shopper.say("a red mug")).buttons[0]
        said = asyncio.create_task(shopper.say_at_once(["or", "a blue one"]))
        while (await other.overhear())["text"] != "a blue one":
            pass
        pressed = await other.press(button)
        answer = await said

    assert pressed.accepted
    assert answer.accepted
    assert [message.text for message in guide.heard[1:]] == ["or, a blue one", "Help"]


async def test_a_page_that_comes_back_is_told_of_what_waited(site):
    url, guide = site
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        said = asyncio.create_task(shopper.say_at_once(["hi"]))
        await other.overhear()
        async with Shopper(url, session=shopper.session) as again:
            assert [message["text"] for message in again.history] == ["hi", "you said hi"]
        assert (await said).accepted

    assert len(guide.heard) == 1


async def test_a_second_tab_shows_what_is_said_and_answered_once(site):
    url, _ = site
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        answer = await shopper.say("a red mug")
        await shopper.press(answer.buttons[0])
        heard = [await other.overhear() for _ in range(4)]

    assert [(message["role"], message["text"]) for message in heard] == [
        ("shopper", "a red mug"),
        ("guide", "you said a red mug"),
        ("shopper", "Help"),
        ("guide", "you said Help"),
    ]
    assert [message["role"] for message in answer.messages] == ["guide"]


async def test_nobody_connects_before_the_model_is_loaded_or_with_a_bad_token(site):
    url, guide = site
    with pytest.raises(DeniedError, match="expired"):
        async with Shopper(url, customer="nonsense"):
            pass
    guide.ready = False
    with pytest.raises(DeniedError, match="unavailable"):
        async with Shopper(url):
            pass


def _named(text):
    return {"text": text, "whole": True, "id": uuid.uuid4().hex}


async def test_what_is_sent_again_under_its_id_is_answered_again_and_not_done_again(site):
    url, guide = site
    red, blue = _named("a red mug"), _named("a blue mug")
    async with Shopper(url) as shopper:
        first = await shopper.send("say", red)
        second = await shopper.send("say", blue)
        again = await shopper.send("say", red)
    async with Shopper(url, session=shopper.session) as other:
        after_reload = await other.send("say", red)
        assert [message["id"] for message in other.history] == [
            red["id"],
            first.messages[0]["id"],
            blue["id"],
            second.messages[0]["id"],
        ]

    assert [message.text for message in guide.heard] == ["a red mug", "a blue mug"]
    for answer in (again, after_reload):
        assert answer.accepted
        assert [message["id"] for message in answer.messages] == [first.messages[0]["id"]]


async def test_what_is_sent_again_during_its_turn_is_one_message(site):
    url, guide = site
    red = _named("a red mug")
    guide.free.clear()
    async with Shopper(url) as shopper, Shopper(url, session=shopper.session) as other:
        answers = [asyncio.create_task(page.send("say", red)) for page in (shopper, other)]
        while not guide.heard:
            await asyncio.sleep(0.01)
        guide.free.set()
        assert all([(await answer).accepted for answer in answers])

    assert len(guide.heard) == 1


async def test_an_id_of_another_session_is_another_message(site):
    url, guide = site
    red = _named("a red mug")
    for _ in range(2):
        async with Shopper(url) as shopper:
            await shopper.send("say", red)

    assert len(guide.heard) == 2


@pytest.mark.parametrize("odd", [None, 7, "short", "x" * 65, "%%%%%%%%", ["12345678"]])
async def test_an_odd_id_is_none(site, odd):
    url, guide = site
    async with Shopper(url) as shopper:
        answers = [await shopper.send("say", {"text": "a red mug", "whole": True, "id": odd}) for _ in range(2)]

    assert all(answer.accepted for answer in answers)
    assert len(guide.heard) == 2


@pytest.mark.parametrize(("language", "sentence"), [("en", "keep"), ("zh", "记")])
async def test_what_cannot_be_stored_is_not_shown_and_not_acknowledged(site, language, sentence):
    url, guide = site
    red = _named("a red mug" if language == "en" else "红色的杯子")
    async with Shopper(url) as shopper:
        await shopper.say("hello?")
        with closing(sqlite3.connect(guide.conversations, isolation_level=None)) as other_program:
            other_program.execute("BEGIN IMMEDIATE")
            answer = await shopper.send("say", red)
            other_program.execute("ROLLBACK")
        again = await shopper.send("say", red)
    async with Shopper(url, session=shopper.session) as other:
        said = [message["text"] for message in other.history]

    assert not answer.accepted
    assert answer.again_in_s
    assert answer.messages == []
    assert [refusal["code"] for refusal in answer.refusals] == ["unsaved"]
    assert sentence in answer.text
    assert again.accepted
    assert said.count(red["text"]) == 1
    assert said[-1] == again.text


async def test_a_store_that_waits_stalls_nobody_else(site):
    url, guide = site
    async with Shopper(url) as shopper:
        with closing(sqlite3.connect(guide.conversations, isolation_level=None)) as other_program:
            other_program.execute("BEGIN IMMEDIATE")
            waiting = asyncio.create_task(shopper.say("a red mug"))
            while not guide.heard:
                await asyncio.sleep(0.01)
            async with Shopper(url, language="zh") as other:
                refused = await other.say("/restart")
            assert not waiting.done()
            other_program.execute("ROLLBACK")
        assert refused.refusals
        assert (await waiting).accepted


async def test_nobody_connects_to_a_conversation_that_cannot_be_read(site):
    url, guide = site
    with closing(sqlite3.connect(guide.conversations, isolation_level=None)) as other_program:
        other_program.execute("ALTER TABLE events RENAME TO elsewhere")
        with pytest.raises(DeniedError, match="unavailable"):
            async with Shopper(url):
                pass


async def test_an_answer_that_does_not_come_is_told_and_the_conversation_goes_on(site, monkeypatch):
    url, guide = site
    monkeypatch.setattr(turns, "TURN_S", 0.2)
    guide.free.clear()
    async with Shopper(url) as shopper:
        answer = await shopper.say("a red mug")
        assert guide.under_way == 0
        guide.free.set()
        assert (await shopper.say("a blue mug")).accepted

    assert [refusal["code"] for refusal in answer.refusals] == ["unavailable"]
    assert answer.again_in_s


async def test_a_page_does_not_wait_behind_a_turn_and_hears_its_answer(site, monkeypatch):
    url, guide = site
    monkeypatch.setattr(turns, "_GREETING_S", 0.1)
    guide.free.clear()
    async with Shopper(url) as shopper:
        answering = asyncio.create_task(shopper.say("a red mug"))
        while not guide.heard:
            await asyncio.sleep(0.01)
        began = time.monotonic()
        async with Shopper(url, session=shopper.session) as again:
            assert time.monotonic() - began < 2
            assert again.history == []
            guide.free.set()
            assert (await again.overhear())["text"] == "you said a red mug"
        assert (await answering).accepted


async def test_a_crowd_is_told_so_at_once_and_may_come_again(site, monkeypatch):
    url, guide = site
    monkeypatch.setattr(guide.turns._crowd, "_at_once", 1)
    monkeypatch.setattr(guide.turns._crowd, "_turn_s", 60.0)
    guide.free.clear()

    async def shop():
        async with Shopper(url) as shopper:
            return await shopper.say("a red mug")

    shoppers = [asyncio.create_task(shop()) for _ in range(AT_ONCE + 2)]
    done, others = await asyncio.wait(shoppers, return_when=asyncio.FIRST_COMPLETED)
    (refused,) = done
    guide.free.set()

    assert [refusal["code"] for refusal in refused.result().refusals] == ["busy"]
    assert refused.result().again_in_s
    assert all([(await other).accepted for other in others])
