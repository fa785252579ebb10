"""The editors' files, read with the place of everything, so that a mistake can be named with its file and line."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

_SPAN = re.compile(r"\[([^\]]*)\]\((\w+)\)")


@dataclass(frozen=True)
class Example:
    """One line below an intent: its text without marks, the spans marked, and where it stands."""

    text: str
    intent: str
    spans: tuple[tuple[str, str], ...]
    path: Path
    line: int

    @property
    def where(self) -> str:
        """File and line."""
        return f"{self.path}:{self.line}"


@dataclass
class DialogueFiles:
    """Everything that editors write: examples, answers by name and language, rules and stories, and what is broken."""

    examples: list[Example] = field(default_factory=list)
    intents: set[str] = field(default_factory=set)
    responses: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    response_paths: dict[str, Path] = field(default_factory=dict)
    actions: set[str] = field(default_factory=set)
    steps: list[tuple[str, str, Path]] = field(default_factory=list)
    """(`intent` or `action`, its name, file) of every step of a rule or story."""
    payloads: list[tuple[str, str, Path]] = field(default_factory=list)
    """(response, intent that its button sends, file)."""
    broken: list[tuple[Path, str]] = field(default_factory=list)


def read_dialogue(dialogue_dir: Path, domain_dir: Path) -> DialogueFiles:
    """Read all files; one that is no YAML is noted as broken, and the rest is read."""
    files = DialogueFiles()
    for path in sorted(dialogue_dir.rglob("*.yml")):
        content = _load(path, files)
        places = _places(path) if content.get("nlu") else {}
        for item in content.get("nlu") or []:
            if "intent" in item:
                files.examples += _examples(item, path, places)
        for key in ("rules", "stories"):
            for item in content.get(key) or []:
                for step in item.get("steps") or []:
                    files.steps += [(kind, str(step[kind]), path) for kind in ("intent", "action") if kind in step]
    for path in sorted(domain_dir.rglob("*.yml")):
        content = _load(path, files)
        files.intents |= {
            str(next(iter(item)) if isinstance(item, dict) else item) for item in content.get("intents") or []
        }
        files.actions |= set(content.get("actions") or [])
        for name, variations in (content.get("responses") or {}).items():
            texts: dict[str, list[str]] = defaultdict(list)
            for variation in variations or []:
                texts[_language(variation)].append(str(variation.get("text", "")))
                files.payloads += [(name, intent, path) for intent in _sent(variation)]
            files.responses[name] = dict(texts)
            files.response_paths[name] = path
    return files


def _load(path: Path, files: DialogueFiles) -> dict[str, Any]:
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        files.broken.append((path, " ".join(str(error).split())))
        return {}
    if not isinstance(content, dict):
        files.broken.append((path, "must hold `name: value` lines"))
        return {}
    return content


def _places(path: Path) -> dict[str, deque[int]]:
    """Return in which lines of a file each text stands, first to last."""
    places: dict[str, deque[int]] = defaultdict(deque)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        places[line.strip()].append(number)
    return places


def _examples(item: dict[str, Any], path: Path, places: dict[str, deque[int]]) -> Iterator[Example]:
    """Yield the examples of one intent; what stands in a file twice is told apart by taking each place once."""
    for line in str(item.get("examples") or "").splitlines():
        marked = line.strip().removeprefix("-").strip()
        if marked:
            text = _SPAN.sub(r"\1", marked)
            found = places.get(line.strip())
            number = found.popleft() if found else 0
            yield Example(text, str(item["intent"]), tuple(_SPAN.findall(marked)), path, number)


def _language(variation: dict[str, Any]) -> str:
    for condition in variation.get("condition") or []:
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return "en"


def _sent(variation: dict[str, Any]) -> Iterator[str]:
    for button in variation.get("buttons") or []:
        if found := re.match(r"/(\w+)", str(button.get("payload", ""))):
            yield found[1]
