"""Whatever goes wrong, the shopper gets one sentence and the log one line; nothing is shown as if it had been done."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timezone

import pytest
from rasa_sdk.executor import ActionExecutor
from sqlalchemy import text

import actions.base
from actions.base import ShopAction
from guide.behaviour import BehaviourLog
from guide.phrases import Phrases
from shop.behaviour.records import EventKind
from shop.behaviour.repository import ShopperEvent
from shop.catalogue.records import ProductRecord
from shop.unit_of_work import unit_of_work_factory
from tests.actions.trackers import tracker
from tests.serving import ROOT

APOLOGIES = {"en": "Something went wrong on my side.", "zh": "我这边出了点问题"}
NOW = datetime(2026, 5, 1, tzinfo=timezone.utc)


class _Ability(ShopAction):
    """Does what a test wants."""

    def __init__(self, respond=None):
        self._respond = respond

    def name(self):
        return "action_of_a_test"

    def respond(self, message, memory, reply, shop):
        memory.focus = 7
        shop.shopper.note(EventKind.SEARCH, text="mug")
        self._respond(message, memory, reply, shop)


@pytest.fixture
def execute(monkeypatch, services, shopper):
    """What runs an ability, or an action of the guide by its name, in the real executor; returns its answer."""

    async def run(ability, language="en", services=services, **parts):
        monkeypatch.setattr(actions.base, "get_services", lambda: services)
        executor = ActionExecutor()
        if isinstance(ability, str):
            executor.register_package("actions")
        else:
            executor.register_action(_Ability(ability))
        parts.setdefault("session", shopper)
        said = tracker(slots={"language": language, **parts.pop("slots", {})}, **parts)
        call = {
            "next_action": ability if isinstance(ability, str) else "action_of_a_test",
            "sender_id": said.sender_id,
            "tracker": {
                "sender_id": said.sender_id,
                "slots": said.slots,
                "latest_message": said.latest_message,
                "events": said.events,
                "paused": False,
                "latest_action_name": None,
                "active_loop": {},
            },
            "domain": {},
        }
        answer = await executor.run(call)
        return answer["responses"], answer["events"]

    return run


@pytest.fixture
def edited(services, tmp_path):
    """What gives the services with the editors' files changed."""

    def change(old, new):
        folder = tmp_path / "domain"
        shutil.copytree(ROOT / "bot" / "domain", folder, dirs_exist_ok=True)
        for path in folder.glob("*.yml"):
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
        return replace(services, phrases=Phrases.load(folder))

    return change


def _one_apology(answer, language="en"):
    responses, events = answer
    assert [APOLOGIES[language] in said["text"] for said in responses] == [True]
    assert events == []


def _one_line(caplog, *parts):
    (record,) = [record for record in caplog.records if record.name == "actions.base"]
    assert record.exc_info is None
    assert all(part in record.getMessage() for part in parts)
    assert "\n" not in record.getMessage()


@pytest.mark.parametrize(
    "broken", ["Here {is} {a", "}", "{", "{0}", "{}", "{title.x.y}", "{title[x]}", "{title:z}", "{is}"]
)
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_wrong_brace_of_an_editor(execute, edited, caplog, broken, language):
    said = {"en": "Honestly, nothing sets “{title}” apart", "zh": "说实话，“{title}”和别的比"}[language]
    services = edited(said, broken)

    def answer(message, memory, reply, shop):
        reply.say("utter_catalogue__started_over")
        reply.say("utter_catalogue__no_reason", title="Mug")

    _one_apology(await execute(answer, language, services), language)
    _one_line(caplog, "action_of_a_test", "catalogue.yml", "utter_catalogue__no_reason", f"({language})")


async def test_an_answer_that_is_missing(execute, edited, caplog):
    services = edited("utter_catalogue__started_over:", "utter_catalogue__began_again:")

    _one_apology(await execute("action_start_over", services=services))
    _one_line(caplog, "action_start_over", "utter_catalogue__started_over", "add it in")


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_apology_that_is_broken_too(execute, edited, caplog, language):
    services = edited("utter_help__apology:", "utter_help__sorry:")

    def fail(message, memory, reply, shop):
        reply.say("utter_lost")

    _one_apology(await execute(fail, language, services), language)
    assert "utter_help__apology" in caplog.text


async def test_an_error_that_nobody_expected_has_its_trace_in_the_log_alone(execute, caplog):
    def fail(message, memory, reply, shop):
        reply.say("utter_catalogue__started_over")
        raise ZeroDivisionError("odd")

    _one_apology(await execute(fail))
    assert "ZeroDivisionError: odd" in caplog.text


@pytest.fixture
def impatient(services, tmp_path):
    """The services on a copy of the shop, whose database waits for nobody, and its file."""
    path = tmp_path / "shop.db"
    with services.unit_of_work() as uow, closing(sqlite3.connect(path)) as copy:
        uow._session.connection().connection.dbapi_connection.backup(copy)
    return replace(services, unit_of_work=unit_of_work_factory(f"sqlite:///{path}", busy_timeout_s=0.01)), path


async def test_a_database_that_is_locked(execute, impatient, shopper, caplog):
    services, path = impatient

    def write(message, memory, reply, shop):
        reply.say("utter_catalogue__started_over")
        shop.repositories.events.add(ShopperEvent(EventKind.SEARCH, NOW, session_id=shopper))

    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        _one_apology(await execute(write, services=services))
    _one_line(caplog, "locked", "daogou doctor")
    assert len((await execute(write, services=services))[0]) == 1


async def test_a_database_that_is_gone(execute, impatient, caplog):
    services, _ = impatient
    services = replace(services, unit_of_work=unit_of_work_factory("postgresql://nobody@127.0.0.1:1/none"))

    _one_apology(await execute("action_recommend_products", services=services))
    _one_line(caplog, "daogou doctor")


async def test_an_answer_whose_work_cannot_be_kept_is_not_shown(execute, impatient, shopper):
    services, _ = impatient

    def write(message, memory, reply, shop):
        reply.say("utter_catalogue__started_over")
        shop.repositories.events.add(ShopperEvent(EventKind.SEARCH, NOW, session_id=shopper))
        # From here on the database finds the fault only when the work is to be kept.
        shop.repositories._session.execute(text("PRAGMA defer_foreign_keys = ON"))
        shop.repositories.events.add(ShopperEvent(EventKind.VIEW, NOW, 999_999, session_id=shopper))

    _one_apology(await execute(write, services=services))
    with services.unit_of_work() as uow:
        assert uow.events.for_session(shopper) == []


async def test_what_was_not_answered_was_not_done(execute, services, shopper):
    def fail(message, memory, reply, shop):
        reply.say("utter_lost")

    log = BehaviourLog(services.unit_of_work)
    await execute(fail, services=replace(services, behaviour=log))
    log.close()
    with services.unit_of_work() as uow:
        assert uow.events.for_session(shopper) == []


@pytest.mark.parametrize(("language", "sentence"), [("en", "too new here"), ("zh", "刚上架")])
async def test_a_product_that_the_index_does_not_know(execute, impatient, caplog, language, sentence):
    services, _ = impatient
    with services.unit_of_work() as uow:
        uow.products.upsert_many([ProductRecord("small", "new", "New mug", ("kitchen", "mugs"), 100, "GBP")])
        new = uow.products.find_id("small", "new")
        uow.commit()

    responses, events = await execute("action_show_similar", language, services, pressed={"product_id": new})

    assert [sentence in said["text"] for said in responses] == [True]
    assert events == []
    _one_line(caplog, "daogou train recommender")
