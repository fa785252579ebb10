"""The whole guide in one process and on one thread, without the network between its servers."""

from __future__ import annotations

import gc
import logging
import subprocess
import sys
import tempfile
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, Any

from operations.pieces import model_path
from operations.processes.environment import server_environment
from operations.processes.private_guide import copied_shop
from shop.settings import get_settings

if TYPE_CHECKING:
    from guide.memory import Memory
    from guide.search.request import SearchRequest

_ONE_THREAD = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}


def run_inside(module: str, *arguments: str) -> int:
    """Run a benchmark's module again with `--inside`, in a process that has the servers' environment.

    It gets a copy of the shop and a conversation store of its own. Returns its exit code.
    """
    settings = get_settings()
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **server_environment(settings),
            **_ONE_THREAD,
            "DAOGOU_DATABASE_URL": copied_shop(settings.database_url, Path(folder) / "shop.db"),
            "DAOGOU_TRACKER_STORE_URL": f"sqlite:///{folder}/conversations.db",
        }
        command = [sys.executable, "-m", module, "--inside", *arguments]
        return subprocess.run(command, env=environment, check=False).returncode


async def load_guide() -> Any:
    """Return Rasa's agent, whose actions are answered here.

    Logs warnings only, as the servers do: writing a line for each step would be measured too.
    """
    from rasa.core.agent import load_agent
    from rasa.core.utils import AvailableEndpoints
    from rasa.utils.log_utils import configure_structlog
    from rasa_sdk.executor import ActionExecutor

    from actions.__main__ import warm_up
    from bot.patches import apply_patches

    configure_structlog(logging.WARNING)
    logging.getLogger().setLevel(logging.WARNING)
    apply_patches()
    executor = ActionExecutor()
    executor.register_package("actions")
    warm_up()
    agent = await load_agent(
        str(model_path(get_settings())), endpoints=AvailableEndpoints.read_endpoints("endpoints.yml")
    )

    async def answer(json: dict[str, Any], **_: Any) -> Any:
        """Do what the action server does with a request, its JSON included."""
        return loads(dumps(await executor.run(loads(dumps(json)))))

    agent.action_endpoint.request = answer
    gc.collect()
    gc.freeze()
    return agent


async def say(agent: Any, text: str, sender: str, language: str) -> list[dict[str, Any]]:
    """Say something as a shopper who is nobody's customer; return what is answered."""
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    metadata = {"language": language, "customer_id": None}
    channel = CollectingOutputChannel()
    await agent.handle_message(UserMessage(text, channel, sender, metadata=metadata))
    return list(channel.messages)


async def understand(agent: Any, text: str) -> dict[str, Any]:
    """Return what the pipeline of the dialogue model makes of a message."""
    parsed: dict[str, Any] = await agent.parse_message(text)
    return parsed


def read(text: str, parsed: dict[str, Any], language: str, memory: Memory) -> SearchRequest:
    """Read a message that was understood, and make what it asks for the running search of a memory."""
    from rasa_sdk import Tracker

    from actions.base import read_message
    from guide.reading.screen import on_screen
    from guide.reading.understand import read_request
    from guide.services import get_services

    latest = {**parsed, "text": text}
    message = read_message(Tracker("odd", {"language": language}, latest, [], False, None, {}, "action_listen"))
    services = get_services()
    with services.unit_of_work() as uow:
        shop = services.shop_for(message, uow)
        request = read_request(message, memory, shop)
        if request.has_topic or memory.search.is_empty():
            memory.start_search(request, shop.recommender.count)
        else:
            memory.refine_search(request, on_screen(memory, shop), shop.recommender.count)
    return request
