"""Whole conversations, as customer-service editors write them, with the running guide and the real shop."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.testing.format import read
from studio.testing.products import ShopFacts
from studio.testing.responses import Responses
from studio.testing.running import ConversationRunner
from tests.serving import ROOT

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.yml"))
RESPONSES = Responses(ROOT / "bot" / "domain")


@pytest.mark.parametrize("path", [pytest.param(path, id=f"{path.parent.name}/{path.stem}") for path in FILES])
async def test_conversation(path, guide):
    conversation = read(path)
    customer = None
    if conversation.customer is not None:
        customer = guide.tokens.sign_customer(guide.storefront_customer(conversation.customer - 1))
    runner = ConversationRunner(guide.url, ShopFacts(guide.unit_of_work, guide.rates), RESPONSES)

    report = await runner.run(conversation, customer, path.relative_to(ROOT))

    if report.wrong:
        pytest.fail(report.text, pytrace=False)
