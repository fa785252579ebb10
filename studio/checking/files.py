"""The editors' files: examples, answers, rules and stories, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.scalarstring import LiteralScalarString

from guide.phrases import language_of
from studio.checking.places import BrokenFileError, Place, load, place_of

_SPAN = re.compile(r"\[([^\]]*)\]\((\w+)\)")
_PAYLOAD = re.compile(r"/(\w+)")


@dataclass(frozen=True)
class Example:
    """One line below an intent: its text without marks, and the spans that were marked, each with its entity."""

    text: str
    intent: str
    spans: tuple[tuple[str, str], ...]
    place: Place


@dataclass(frozen=True)
class ContextExample:
    """A line of a `context_*.yml`: after what it is said, and the example, whose `intent` is what it means there."""

    after: str
    example: Example
    place: Place
    """Of `after`."""


@dataclass(frozen=True)
class Variation:
    """One text of an answer."""

    text: str
    language: str
    place: Place


@dataclass(frozen=True)
class Response:
    """An answer: its texts in all languages."""

    variations: tuple[Variation, ...]
    place: Place

    def texts(self, language: str) -> list[str]:
        """Return the texts of one language."""
        return [variation.text for variation in self.variations if variation.language == language]


@dataclass(frozen=True)
class Mention:
    """An intent or action that a rule, a story or a button names."""

    kind: str
    """`intent` or `action`."""
    name: str
    place: Place


@dataclass
class DialogueFiles:
    """Everything that editors write, and what of it cannot be read."""

    examples: list[Example] = field(default_factory=list)
    contexts: list[ContextExample] = field(default_factory=list)
    acts: list[Example] = field(default_factory=list)
    """What people say beside products; the `intent` of each is its act."""
    act_intents: list[tuple[str, Mention]] = field(default_factory=list)
    """Each act with one of the intents that do it."""
    intents: set[str] = field(default_factory=set)
    actions: set[str] = field(default_factory=set)
    responses: dict[str, Response] = field(default_factory=dict)
    steps: list[Mention] = field(default_factory=list)
    """Of rules and stories."""
    buttons: list[tuple[str, Mention]] = field(default_factory=list)
    """The response, and the intent that its button sends."""
    broken: list[BrokenFileError] = field(default_factory=list)


def read_dialogue(dialogue_dir: Path, domain_dir: Path) -> DialogueFiles:
    """Read all files; one that cannot be read is noted as broken, and the rest is read."""
    files = read_domain(domain_dir)
    for path, content in _contents(dialogue_dir, files):
        for item in content.get("nlu") or []:
            if "intent" in item:
                files.examples += _examples(item, path, str(item["intent"]))
        for item in content.get("context") or []:
            files.contexts += _context_examples(item, path)
        for item in content.get("acts") or []:
            files.acts += _examples(item, path, str(item.get("act")))
        acts = content.get("act_intents") or CommentedMap()
        files.act_intents += [
            (act, Mention("intent", str(name), place_of(path, acts, act)))
            for act, names in acts.items()
            for name in names
        ]
        for key in ("rules", "stories"):
            for item in content.get(key) or []:
                for step in item.get("steps") or []:
                    files.steps += [
                        Mention(kind, str(step[kind]), place_of(path, step, kind))
                        for kind in ("intent", "action")
                        if kind in step
                    ]
    return files


def read_domain(domain_dir: Path) -> DialogueFiles:
    """Read intents, actions and answers only."""
    files = DialogueFiles()
    for path, content in _contents(domain_dir, files):
        files.intents |= {
            str(next(iter(item)) if isinstance(item, dict) else item) for item in content.get("intents") or []
        }
        files.actions |= set(content.get("actions") or [])
        responses = content.get("responses") or CommentedMap()
        for name, variations in responses.items():
            files.responses[name] = Response(
                tuple(_variation(variation, path) for variation in variations or []), place_of(path, responses, name)
            )
            files.buttons += [(name, sent) for variation in variations or [] for sent in _sent(variation, path)]
    return files


def _contents(folder: Path, files: DialogueFiles) -> Iterator[tuple[Path, CommentedMap]]:
    for path in sorted(folder.rglob("*.yml")):
        try:
            yield path, load(path)
        except BrokenFileError as error:
            files.broken.append(error)


def _context_examples(item: CommentedMap, path: Path) -> Iterator[ContextExample]:
    after = item.get("after")
    names = after if isinstance(after, list) else [after]
    for example in _examples(item, path, str(item.get("means"))):
        yield from (ContextExample(str(name), example, place_of(path, item, "after")) for name in names)


def _examples(item: CommentedMap, path: Path, intent: str) -> Iterator[Example]:
    examples = item.get("examples") or ""
    key = place_of(path, item, "examples")
    # Each line of a block stands in a line of the file, the first below the key; other texts are told by their key.
    is_block = isinstance(examples, LiteralScalarString)
    for offset, line in enumerate(str(examples).split("\n"), start=1):
        if marked := line.strip().removeprefix("-").strip():
            spans = tuple(_SPAN.findall(marked))
            place = key.below(offset) if is_block else key
            yield Example(_SPAN.sub(r"\1", marked), intent, spans, place)


def _variation(variation: CommentedMap, path: Path) -> Variation:
    return Variation(str(variation.get("text", "")), language_of(variation), place_of(path, variation, "text"))


def _sent(variation: CommentedMap, path: Path) -> Iterator[Mention]:
    for button in variation.get("buttons") or []:
        if found := _PAYLOAD.match(str(button.get("payload", ""))):
            yield Mention("intent", found[1], place_of(path, button, "payload"))
