"""What the schema says beside types: the parts of a message by name, and limits."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from protocol.messages import Parts

SCHEMA: dict[str, Any] = json.loads(Path(__file__).with_name("protocol.schema.json").read_text(encoding="utf-8"))

PARTS: tuple[str, ...] = tuple(field.name for field in fields(Parts))
"""Names of what a message can carry beside text and buttons, in the order in which it is shown."""

MAX_TEXT_CHARACTERS: int = SCHEMA["$defs"]["Say"]["properties"]["text"]["maxLength"]
"""Longest text that a shopper can say."""

SENT_ID: str = SCHEMA["$defs"]["SentId"]["pattern"]
"""What a page may call a message that it sends."""


def parts_of(message: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the parts that a message (plain JSON) carries by name, in the order in which they are shown."""
    for name in PARTS:
        if part := message.get(name):
            yield name, part
