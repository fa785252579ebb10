"""What checking tells: each finding, and how many there were."""

from __future__ import annotations

from dataclasses import dataclass

from studio.checking.places import Place


@dataclass(frozen=True)
class Finding:
    """One thing to correct (`serious`: the guide would answer wrongly or not train) or to look at."""

    text: str
    place: Place | None = None
    subject: str = ""
    """The answer or the intent that it is about, where the text does not say."""
    serious: bool = False

    @property
    def where(self) -> str:
        """The place and the subject, as far as there are any."""
        return ", ".join(str(part) for part in (self.place, self.subject) if part)


@dataclass(frozen=True)
class Asking:
    """The model is being asked about each example, which takes a minute or two."""


@dataclass(frozen=True)
class Checked:
    """The end of a check: what was looked at, and what was found."""

    examples: int
    intents: int
    responses: int
    mistakes: int
    to_look_at: int
