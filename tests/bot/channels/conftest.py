"""The served channel, for the tests of every part of it."""

from __future__ import annotations

import time

import pytest
from throttled import utils

from tests.bot.channels.test_web import site  # noqa: F401  # a fixture


@pytest.fixture(autouse=True)
def one_minute(monkeypatch):
    """All that is counted in a test is counted in one minute: at the border of two, one message more is let through."""
    now = time.time() // 60 * 60 + 30
    monkeypatch.setattr(utils, "now_sec", lambda: int(now))
    monkeypatch.setattr(utils, "now_ms", lambda: int(now * 1000))
