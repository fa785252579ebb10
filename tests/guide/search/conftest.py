"""Reading messages as the actions do."""

from __future__ import annotations

import pytest

from guide.reading.reader import MessageReader
from guide.reading.linker import link


@pytest.fixture
def read(services, understood):
    """What reads one message of a conversation with learnt entities."""
    reader = MessageReader(services.vocabulary, services.rates, services.recommender)

    def run(text, *learnt, turn=1, currency=None):
        entities = sorted(understood(text, *learnt), key=lambda entity: entity["start"])
        return reader.read(text, link(text, entities, services.vocabulary), entities, turn, currency=currency)

    return run
