"""Tells a right answer from a wrong one by the responses in the bot's own domain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.turn_time.scripts import Step


class Answers:
    """The responses of a domain, as patterns of what the bot may say.

    Args:
        domain: a domain file, or a folder of them.
    """

    def __init__(self, domain: Path) -> None:
        self._patterns: dict[tuple[str, str], list[re.Pattern[str]]] = {}
        for path in sorted(domain.rglob("*.yml")) if domain.is_dir() else [domain]:
            responses = yaml.safe_load(path.read_text(encoding="utf-8")).get("responses") or {}
            for name, variations in responses.items():
                for variation in variations:
                    key = (name, _language(variation))
                    self._patterns.setdefault(key, []).append(_pattern(variation.get("text") or ""))

    def problem(self, step: Step, language: str, answer: Mapping[str, Any] | None) -> str | None:
        """Return what is wrong with the first answer to a step, in a word or two; None when it is right."""
        if answer is None:
            return "no answer"
        text = str(answer.get("text") or "")
        if not any(pattern.fullmatch(text) for pattern in self._wanted(step, language)):
            return "wrong answer"
        if step.part is not None and not answer.get(step.part):
            return f"no {step.part}"
        return None

    def _wanted(self, step: Step, language: str) -> Iterator[re.Pattern[str]]:
        for name in step.answers:
            yield from self._patterns[name, language]


def _language(variation: Mapping[str, Any]) -> str:
    for condition in variation.get("condition") or ():
        if condition["name"] == "language":
            return str(condition["value"])
    return "en"


def _pattern(text: str) -> re.Pattern[str]:
    """Let every placeholder stand for anything; the bot may trim spaces around an empty one."""
    pieces = [re.sub(r"(\\?\s)+", r"\\s*", re.escape(piece)) for piece in re.split(r"\{\w+\}", text)]
    return re.compile(".*".join(pieces), re.DOTALL)
