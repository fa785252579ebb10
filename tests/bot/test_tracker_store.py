"""Conversations in SQL: nothing is lost, nothing stands twice, and a long one costs no more than a short one."""

from __future__ import annotations

import asyncio

import pytest
import sqlalchemy as sa
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActionExecuted, BotUttered, SessionStarted, SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from benchmarks.faults.proxy import proxy_to
from bot.errors import ConversationStoreError
from bot.tracker_store import ConversationStore

WINDOW = 50
FULL_WINDOW = 200
DOMAIN = Domain.from_dict(
    {
        "version": "3.1",
        "intents": ["find_products"],
        "slots": {
            name: {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
            for name in ("search", "dislikes", "language")
        },
    }
)


@pytest.fixture
def new_store(empty_database_url):
    """What opens the store as Rasa does, again and again on the same database."""
    url = sa.engine.make_url(empty_database_url)
    stores = []

    def open_store():
        if url.get_backend_name() == "sqlite":
            store = ConversationStore(DOMAIN, dialect="sqlite", db=url.database)
        else:
            store = ConversationStore(
                DOMAIN,
                dialect="postgresql",
                host=url.host,
                port=url.port,
                db=url.database,
                username=url.username,
                password=url.password,
            )
        stores.append(store)
        return store

    yield open_store
    for store in stores:
        store.engine.dispose()


def _turn(number):
    return [
        UserUttered(f"message {number}", {"name": "find_products"}),
        SlotSet("search", {"turn": number}),
        ActionExecuted("action_find_products"),
        BotUttered(f"answer {number}"),
        ActionExecuted("action_listen"),
    ]


def _say(store, sender, events):
    """Go through one turn as Rasa does: retrieve, append, save."""

    async def turn():
        tracker = await store.retrieve(sender) or DialogueStateTracker(sender, DOMAIN.slots)
        for event in events:
            tracker.update(event, DOMAIN)
        await store.save(tracker)

    asyncio.run(turn())


def _tracker(store, sender="ann"):
    return asyncio.run(store.retrieve(sender))


def _stored(store, sender="ann"):
    with store.session_scope() as session:
        query = session.query(store.SQLEvent.data).filter(store.SQLEvent.sender_id == sender)
        return [row.data for row in query.order_by(store.SQLEvent.id)]


def test_a_conversation_comes_back_in_another_process(new_store):
    _say(new_store(), "ann", _turn(1))

    tracker = _tracker(new_store())

    assert [event.text for event in tracker.events if isinstance(event, UserUttered | BotUttered)] == [
        "message 1",
        "answer 1",
    ]
    assert tracker.get_slot("search") == {"turn": 1}


def test_who_never_said_anything_has_no_conversation(new_store):
    assert _tracker(new_store()) is None


def test_conversations_are_apart(new_store):
    store = new_store()
    _say(store, "ann", _turn(1))
    _say(store, "bob", _turn(2))

    assert _tracker(store, "ann").get_slot("search") == {"turn": 1}
    assert _tracker(store, "bob").get_slot("search") == {"turn": 2}


def test_a_save_appends_the_new_events_only(new_store):
    store = new_store()
    _say(store, "ann", _turn(1))
    before = _stored(store)
    tracker = _tracker(store)
    asyncio.run(store.save(tracker))
    assert _stored(store) == before

    _say(store, "ann", _turn(2))

    assert _stored(store)[: len(before)] == before
    assert len(_stored(store)) == len(before) + len(_turn(2))


def test_a_conversation_of_three_hundred_turns_keeps_its_slots_and_reads_a_window(new_store):
    store = new_store()
    _say(store, "ann", [SlotSet("dislikes", [7]), SlotSet("language", "en"), SlotSet("language", "zh")])
    for start in range(0, 300, 10):
        _say(store, "ann", [event for number in range(start, start + 10) for event in _turn(number)])

    tracker = _tracker(store)

    assert tracker.get_slot("dislikes") == [7]
    assert tracker.get_slot("language") == "zh"
    assert tracker.get_slot("search") == {"turn": 299}
    assert len(tracker.events) <= WINDOW + len(DOMAIN.slots)
    assert tracker.latest_message.text == "message 299"
    assert WINDOW < len(asyncio.run(store.retrieve_full_tracker("ann")).events) <= FULL_WINDOW + len(DOMAIN.slots)
    assert len(_stored(store)) == 3 + 300 * len(_turn(0))


def test_only_the_newest_session_is_read(new_store):
    store = new_store()
    _say(store, "ann", _turn(1))
    _say(store, "ann", [ActionExecuted("action_session_start"), SessionStarted(), *_turn(2)])

    texts = [event.text for event in _tracker(store).events if isinstance(event, UserUttered)]

    assert texts == ["message 2"]


def test_the_full_conversation_is_read_when_it_is_asked_for(new_store):
    store = new_store()
    _say(store, "ann", _turn(1))
    _say(store, "ann", [ActionExecuted("action_session_start"), SessionStarted(), *_turn(2)])

    tracker = asyncio.run(store.retrieve_full_tracker("ann"))

    assert [event.text for event in tracker.events if isinstance(event, UserUttered)] == ["message 1", "message 2"]


def test_events_of_one_moment_are_all_kept(new_store):
    store = new_store()
    moment = 1_700_000_000.25
    _say(store, "ann", [UserUttered("one", timestamp=moment), BotUttered("two", timestamp=moment)])
    _say(store, "ann", [UserUttered("three", timestamp=moment + 1), BotUttered("four", timestamp=moment + 1)])

    events = _tracker(store).events

    assert [event.text for event in events] == ["one", "two", "three", "four"]


def test_a_clock_that_is_set_back_loses_nothing(new_store):
    store = new_store()
    _say(store, "ann", [UserUttered("one", timestamp=2000.0), BotUttered("two", timestamp=2000.5)])
    _say(store, "ann", [UserUttered("three", timestamp=1990.0), BotUttered("four", timestamp=1990.5)])

    assert [event.text for event in _tracker(store).events] == ["one", "two", "three", "four"]


def test_what_another_process_stored_meanwhile_is_not_stored_again(new_store):
    one, other = new_store(), new_store()
    _say(one, "ann", _turn(1))
    late = _tracker(one)
    _say(other, "ann", _turn(2))
    late.update(BotUttered("late"), DOMAIN)

    asyncio.run(one.save(late))

    assert len(_stored(one)) == 2 * len(_turn(0)) + 1


def test_what_another_process_stored_meanwhile_is_read(new_store):
    one, other = new_store(), new_store()
    _say(one, "ann", _turn(1))
    _say(other, "ann", _turn(2))

    assert _tracker(one).get_slot("search") == {"turn": 2}


def test_what_is_kept_of_a_long_conversation_is_what_would_be_read(new_store):
    store = new_store()
    _say(store, "ann", [SlotSet("dislikes", [7]), SlotSet("language", "zh")])
    for number in range(40):
        _say(store, "ann", _turn(number))

    kept, read = _tracker(store), _tracker(new_store())

    assert kept == read
    assert kept.current_slot_values() == read.current_slot_values()


def test_what_shoppers_type_is_stored_whatever_it_is(new_store):
    store = new_store()
    odd = "nul \0, half an emoji \ud83d, 汉字, 👩‍👩‍👧"
    _say(store, "ann", [UserUttered(odd)])

    assert "汉字" in _tracker(store).events[-1].text


def test_sqlite_does_not_make_readers_wait(tmp_path):
    store = ConversationStore(DOMAIN, dialect="sqlite", db=str(tmp_path / "conversations.db"))

    with store.engine.connect() as connection:
        assert connection.execute(sa.text("PRAGMA journal_mode")).scalar() == "wal"
    store.engine.dispose()


async def test_a_database_that_says_nothing_is_given_up_and_comes_back(postgres_server, monkeypatch):
    monkeypatch.setattr("bot.tracker_store._WAIT_S", 1)
    server = sa.engine.make_url(postgres_server)
    with proxy_to(server.host or "127.0.0.1", server.port or 5432) as way:
        store = ConversationStore(
            DOMAIN, dialect="postgresql", host="127.0.0.1", port=way.port, db=server.database, username=server.username
        )
        await store.turn_of("ann", "1")
        way.fall_silent()
        with pytest.raises(ConversationStoreError, match="no answer within 1 s"):
            await asyncio.wait_for(store.turn_of("ann", "1"), 10)
        way.mend()

        assert await store.turn_of("ann", "1") == []
        store.engine.dispose()
