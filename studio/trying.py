"""A guide made from the files as they are now, beside the running one: to talk to, and to hold tests with."""

from __future__ import annotations

import tempfile
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from operations.processes.private_guide import private_guide
from operations.training.dialogue import is_up_to_date
from operations.training.telling import Part
from studio.publishing import Published, Training, UpToDate, publish

if TYPE_CHECKING:
    from shop.settings import Settings

_NO_LIMIT = 100_000


@dataclass(frozen=True)
class Starting:
    """The servers of the guide are starting."""


@dataclass(frozen=True)
class Ready:
    """The guide answers at this address until the next event is asked for."""

    url: str


TryingEvent = UpToDate | Training | Part | Published | Starting | Ready


def present_guide(settings: Settings) -> Generator[TryingEvent, None, None]:
    """Serve a guide with a model of the present files; `Ready` is the last event, and the guide ends after it.

    Use it inside `contextlib.closing`, which ends the guide whatever happens. The model is trained into a folder of its
    own where the published one is older than the files. Rasa keeps what it has learnt before, so that a changed answer
    or rule takes seconds.

    Raises:
        OperationsError: the files do not train, or the guide does not start; the text says why.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        own = settings
        if not is_up_to_date(settings):
            own = settings.copy(update={"dialogue_model_dir": folder / "dialogue"})
            yield from publish(own)
        yield Starting()
        (folder / "guide").mkdir()
        with private_guide(own, folder / "guide", messages_per_minute=_NO_LIMIT) as running:
            yield Ready(f"http://{running.host}:{running.port}")
