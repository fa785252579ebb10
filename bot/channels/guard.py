"""Decides which typed messages reach the guide: everything from outside is checked here, before any parsing."""

from __future__ import annotations

import unicodedata

import regex

from protocol.messages import Refusal
from protocol.schema import MAX_TEXT_CHARACTERS

# Control and format characters (zero-width, direction overrides), lone surrogates and private use; new lines stay.
_INVISIBLE = regex.compile(r"(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]")
_SPACES = regex.compile(r"\s+")


def clean(text: object) -> str | Refusal:
    """Return the text to handle, or why it is refused.

    A message of over a thousand characters is refused, not cut: nobody should get an answer to half a question.
    A leading slash is refused because Rasa takes `/intent{...}` for a command.
    """
    if not isinstance(text, str):
        return Refusal.FORBIDDEN
    # Some characters stand for many others, ﷺ for eighteen, and are read as these.
    if len(text) > MAX_TEXT_CHARACTERS or len(unicodedata.normalize("NFKC", text)) > MAX_TEXT_CHARACTERS:
        return Refusal.TOO_LONG
    cleaned = _SPACES.sub(" ", visible(text)).strip()
    if not cleaned:
        return Refusal.EMPTY
    if cleaned.startswith("/"):
        return Refusal.FORBIDDEN
    return cleaned


def visible(text: str) -> str:
    """Return a text without control and format characters and lone surrogates; new lines stay."""
    return str(_INVISIBLE.sub("", text))
