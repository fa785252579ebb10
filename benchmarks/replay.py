"""What a change of the code changes in the answers: the same messages to two versions of the guide, compared.

    python -m benchmarks.replay record http://localhost:5005 before.json
    python -m benchmarks.replay compare before.json after.json

`record` holds every conversation of data/evaluation and tests/dialogue with a running guide (start it with a high
DAOGOU_MESSAGES_PER_MINUTE) and writes what it answered: texts, parts and buttons, in the order they came. `compare`
prints the turns that differ and ends with exit code 1 if there are any. Buttons are compared by their titles, since
their payloads are signed for one session, and texts by the answer of bot/domain that they are a variation of and what
fills it, since the guide chooses among variations by chance.
"""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
import yaml
from rich.console import Console
from rich.progress import track

from shop.settings import get_settings
from studio.checking.files import read_domain
from studio.shopper import Shopper
from studio.testing.format import read
from studio.testing.responses import response_pattern

_EVALUATION = Path("data/evaluation")
_TESTS = Path("tests/dialogue")
_OF_ONE_SESSION = ("id", "at", "role", "payload")
_SHOWN = 300
_MARK = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")
"""A marked span of an example: [red](attribute), [HP]{"entity": "brand"}."""


@dataclass(frozen=True)
class _Script:
    name: str
    language: str
    turns: tuple[str, ...]


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, help=__doc__)
def main() -> None:
    """Record or compare."""


@main.command()
@click.argument("url")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
def record(url: str, path: Path) -> None:
    """Hold all conversations with the guide at URL and write its answers to PATH."""
    scripts = list(_scripts())
    recorded = {
        f"{script.language}/{script.name}": asyncio.run(_held(url, script))
        for script in track(scripts, "Holding conversations", console=Console(stderr=True))
    }
    path.write_text(json.dumps(recorded, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    click.echo(f"{path}: {sum(map(len, recorded.values())):,} turns of {len(recorded)} conversations")


@main.command()
@click.argument("before", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("after", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def compare(before: Path, after: Path) -> None:
    """Print every turn that BEFORE and AFTER answer differently."""
    old, new = (json.loads(path.read_text(encoding="utf-8")) for path in (before, after))
    if old.keys() != new.keys():
        raise click.ClickException("the two hold different conversations; record both with the same files")
    turns = [
        (name, said, answered, now)
        for name in old
        for (said, answered), (_, now) in zip(old[name], new[name], strict=True)
    ]
    variations = _Variations(get_settings().domain_dir)
    changed = [turn for turn in turns if variations.named(turn[2]) != variations.named(turn[3])]
    for name, said, answered, now in changed:
        click.echo(f"{name}: {said}\n  - {_short(answered)}\n  + {_short(now)}")
    click.echo(f"{len(turns):,} turns, {len(changed)} answered differently")
    sys.exit(bool(changed))


class _Variations:
    """The editors' texts as patterns: those of one answer that say the same are one."""

    def __init__(self, domain_dir: Path) -> None:
        responses = read_domain(domain_dir).responses
        patterns = [
            (len(re.sub(r"\{\w+\}", "", variation.text)), name, response_pattern(variation.text))
            for name, response in responses.items()
            for variation in response.variations
        ]
        # The pattern that says most itself is the one meant.
        self._patterns = sorted(patterns, key=lambda pattern: -pattern[0])

    def named(self, answer: Any) -> Any:
        """Return an answer with its texts replaced by the name of their response and what fills it."""
        if isinstance(answer, dict):
            return {key: self._name(item) if key == "text" else self.named(item) for key, item in answer.items()}
        return [self.named(item) for item in answer] if isinstance(answer, list) else answer

    def _name(self, text: str) -> Any:
        found = ((name, match) for _, name, pattern in self._patterns if (match := pattern.fullmatch(text)))
        name, match = next(found, (text, None))
        return [name, sorted(set(match.groups()))] if match else name


def _scripts() -> Iterator[_Script]:
    for language in ("en", "zh"):
        for item in yaml.safe_load((_EVALUATION / f"conversations_{language}.yml").read_text(encoding="utf-8")):
            yield _Script(item["name"], language, tuple(item["turns"]))
        for text in _held_out(language):
            yield _Script(text, language, (text,))
    for path in sorted(_TESTS.rglob("*.yml")):
        conversation = read(path)
        typed = tuple(step.shopper for step in conversation.steps if step.shopper is not None)
        yield _Script(str(path.relative_to(_TESTS)), conversation.language, typed)


def _held_out(language: str) -> list[str]:
    """Return the held-out messages without their marks, each once."""
    held_out = yaml.safe_load((_EVALUATION / f"nlu_{language}.yml").read_text(encoding="utf-8"))
    marked = (line.removeprefix("- ") for block in held_out["nlu"] for line in block["examples"].splitlines())
    return list(dict.fromkeys(_MARK.sub(r"\1", text) for text in marked))


async def _held(url: str, script: _Script) -> list[tuple[str, Any]]:
    async with Shopper(url, language=script.language) as shopper:
        answers = [(text, await shopper.say(text)) for text in script.turns]
        return [(text, _lasting([*answer.messages, *answer.refusals])) for text, answer in answers]


def _lasting(value: Any) -> Any:
    """Return an answer without what belongs to one session only."""
    if isinstance(value, dict):
        return {key: _lasting(item) for key, item in value.items() if key not in _OF_ONE_SESSION}
    return [_lasting(item) for item in value] if isinstance(value, list) else value


def _short(answer: Any) -> str:
    text = json.dumps(answer, ensure_ascii=False)
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]} …"


if __name__ == "__main__":
    main()
