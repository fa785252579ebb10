"""The editors' texts, for answers that the guide composes.

It answers from the same responses in `bot/domain/` that Rasa itself uses, with the same choice by the slot
`language`, so editors find every sentence in one place.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from guide.errors import PhraseError

Variations = list[str]


class Phrases:
    """Texts by response name and language."""

    def __init__(self, texts: Mapping[str, Mapping[str, Variations]]) -> None:
        self._texts = texts

    @classmethod
    def load(cls, domain_dir: Path) -> Phrases:
        """Read the responses of all domain files.

        Raises:
            PhraseError: a file cannot be read or is not YAML.
        """
        texts: dict[str, dict[str, Variations]] = {}
        for path in sorted(domain_dir.rglob("*.yml")):
            try:
                domain = yaml.safe_load(path.read_text(encoding="utf-8"))
            except (OSError, yaml.YAMLError) as error:
                raise PhraseError(f"{path} cannot be read: {error}") from error
            for name, variations in (domain.get("responses") or {}).items():
                by_language = texts.setdefault(name, {})
                for variation in variations:
                    if "text" in variation:
                        by_language.setdefault(language_of(variation), []).append(variation["text"])
        return cls(texts)

    def has(self, name: str) -> bool:
        """Tell whether there is a response of that name."""
        return name in self._texts

    def text(self, name: str, language: str, **values: Any) -> str:
        """Return one variation of a response with its placeholders filled.

        Raises:
            PhraseError: no such response in that language, or a placeholder has no value.
        """
        variations = self._texts.get(name, {}).get(language)
        if not variations:
            raise PhraseError(f"response {name} has no text for language {language!r}; add it in bot/domain/")
        # Variety for the ear only; nothing secret hangs on it.
        text = random.choice(variations)  # noqa: S311
        try:
            return text.format(**values)
        except (KeyError, IndexError, ValueError) as error:
            raise PhraseError(f"response {name} ({language}) has a placeholder that nobody fills: {error}") from error


def language_of(variation: Mapping[str, Any]) -> str:
    """Return the language of one variation of a response: that of its condition on the slot, else English."""
    for condition in variation.get("condition") or []:
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return "en"
