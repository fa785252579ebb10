"""What every action of the shop shares: services, a unit of work, and a polite answer when something fails."""

from __future__ import annotations

import asyncio
import logging
from abc import abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from guide.services import get_services
from guide.turn import Turn
from recommender.errors import RecommenderError
from shop.errors import ShopError

logger = logging.getLogger(__name__)


class ShopAction(Action):
    """An action that answers with the shop's data.

    `respond` is plain synchronous code and runs in a worker thread: the action server is one event loop, and a
    blocking action would make every other shopper wait.
    """

    @abstractmethod
    def name(self) -> str:
        """Return the action's name, `action_<verb>_<noun>`."""

    @abstractmethod
    def respond(self, turn: Turn) -> None:
        """Answer one message by `turn.say` and by changing the turn's state."""

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> list[EventType]:
        """Run `respond`; an expected failure becomes an apology, and is logged."""
        return await asyncio.get_running_loop().run_in_executor(None, self._respond, dispatcher, tracker)

    def _respond(self, dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
        services = get_services()
        with services.unit_of_work() as uow:
            turn = Turn.begin(services, uow, dispatcher, tracker)
            try:
                self.respond(turn)
            except (ShopError, RecommenderError):
                logger.exception("%s failed", self.name())
                turn.say("utter_help__apology")
            return turn.events()
