"""The editors' examples of what short messages mean in their context: `data/dialogue/*/context_*.yml`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rasa.shared.utils.io import read_yaml_file

from bot.nlu.frame import frame_of
from bot.policies.situation import SCREENS
from language.expressions import parse

PATTERN = "context_*.yml"
OFFERED, ASKED = "offered", "asked"
"""What an example may mean beside an intent: the first quick reply of the last answer, an answer to its question."""
Frame = tuple[str, ...]
_MARK = re.compile(r"\[(?P<words>[^\]]*)\]\((?P<entity>\w+)\)")


@dataclass(frozen=True)
class Example:
    """A message, what is marked and what rules find in it as Rasa's entities, after what it is said, what it means."""

    text: str
    entities: tuple[dict[str, Any], ...]
    after: str
    means: str


def read_examples(folder: Path) -> list[Example]:
    """Read the examples of all skills; a message that is said after several answers is one example of each."""
    return [example for path in context_files(folder) for example in _examples(read_yaml_file(path))]


def situated(examples: Sequence[Example]) -> list[tuple[Frame, Frame, str]]:
    """Return the frame of each example with the names of each context that it is said in, and what it means there.

    What is said after a certain answer is said so whatever is on the screen; what is said whatever was answered means
    the same after a certain answer too, where no example says otherwise.
    """
    frames = [frame_of(each.text, each.entities) for each in examples]
    told: dict[str, dict[Frame, str]] = {}
    for frame, each in zip(frames, examples, strict=True):
        if each.after not in SCREENS:
            told.setdefault(each.after, {})[frame] = each.means
    made: list[tuple[Frame, Frame, str]] = [
        (frame, (screen, answer), means)
        for answer, own in told.items()
        for frame, means in own.items()
        for screen in SCREENS
    ]
    for frame, each in zip(frames, examples, strict=True):
        if each.after in SCREENS:
            made.append((frame, (each.after,), each.means))
            made += [(frame, (each.after, answer), each.means) for answer, own in told.items() if frame not in own]
    return made


def context_files(folder: Path) -> list[Path]:
    """Return the files that hold such examples."""
    return sorted(folder.rglob(PATTERN))


def _examples(content: Any) -> Iterator[Example]:
    for item in content["context"]:
        after = item["after"] if isinstance(item["after"], list) else [item["after"]]
        lines = (line.strip().removeprefix("-").strip() for line in item["examples"].splitlines())
        for text, spans in map(_unmarked, filter(None, lines)):
            entities = (*(found.as_entity() for found in parse(text)), *spans)
            for name in after:
                yield Example(text, entities, name, item["means"])


def _unmarked(marked: str) -> tuple[str, tuple[dict[str, Any], ...]]:
    """Return a message without its marks, and the spans that they marked."""
    text, spans, end = "", [], 0
    for found in _MARK.finditer(marked):
        text += marked[end : found.start()]
        spans.append({"entity": found["entity"], "start": len(text), "end": len(text) + len(found["words"])})
        text += found["words"]
        end = found.end()
    return text + marked[end:], tuple(spans)
