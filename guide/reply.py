"""What the guide answers in one turn: texts, each with the parts that the widget draws and with quick replies."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from guide.wording import Wording
from protocol.messages import Button, Parts

_NO_PARTS = Parts()


@dataclass(frozen=True)
class Utterance:
    """One thing said: a response of the domain with its text filled in, or without a text to give as it is written."""

    response: str
    text: str | None = None
    parts: Parts = _NO_PARTS
    buttons: tuple[Button, ...] = ()


class Reply:
    """The answer of one turn, in the order in which it is said.

    Args:
        wording: the language and the texts.
        said_before: the texts of the answer before, which are not said again where there is another wording.

    `heard` are those texts.
    """

    def __init__(self, wording: Wording, said_before: Collection[str] = ()) -> None:
        self.wording = wording
        self.heard = said_before
        self.utterances: list[Utterance] = []

    def say(self, name: str, parts: Parts = _NO_PARTS, buttons: Sequence[Button] = (), **values: Any) -> None:
        """Answer with a response of the domain.

        Args:
            name: the response, `utter_<skill>__<what>`.
            parts: what the widget draws under the text.
            buttons: quick replies.
            values: what fills the text.

        Raises:
            PhraseError: there is no such text, or a placeholder has no value.
        """
        text = self.wording.phrase(name, said=self.heard, **values).strip()
        self.utterances.append(Utterance(name, text, parts, tuple(buttons)))

    def said_before(self, name: str) -> bool:
        """Tell whether the answer before said this response, so that another way on is due."""
        return self.wording.phrases.is_said(name, self.wording.language, self.heard)

    def say_as_written(self, name: str) -> None:
        """Answer with a response as editors wrote it, its buttons included; nothing is filled in."""
        self.utterances.append(Utterance(name))
