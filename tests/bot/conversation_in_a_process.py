"""A process that talks to a small dialogue model while the store of conversations fails; a test reads its log."""

import asyncio
import logging
import sys

import sqlalchemy as sa
import structlog
from rasa.core.agent import Agent
from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.utils.log_utils import configure_structlog

from bot.patches import apply_patches
from bot.tracker_store import ConversationStore


async def talk(model: str, database: str, text: str) -> None:
    own = ConversationStore(None, dialect="sqlite", db=database)
    agent = Agent.load(model, tracker_store=FailSafeTrackerStore(own))
    await agent.handle_message(UserMessage(text, CollectingOutputChannel(), "somebody"))
    with own.engine.begin() as connection:
        connection.execute(sa.text("CREATE TRIGGER full BEFORE INSERT ON events BEGIN SELECT RAISE(FAIL, 'full'); END"))
    await agent.handle_message(UserMessage(text, CollectingOutputChannel(), "somebody"))
    own.engine.dispose()
    fail_as_rasa_does(text)


def fail_as_rasa_does(text: str) -> None:
    log = structlog.get_logger("rasa.core.processor")
    log.debug("processor.message.parse", parse_data_text=text)
    try:
        text.index("what nobody says")
    except ValueError:
        log.exception("rest.message.received.failure", text=text)


if __name__ == "__main__":
    logging.captureWarnings(capture=True)
    configure_structlog(logging.getLevelName(sys.argv[1]))
    apply_patches()
    asyncio.run(talk(*sys.argv[2:5]))
