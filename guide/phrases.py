"""The editors' texts, for answers that the guide composes.

It answers from the same responses in `bot/domain/` that Rasa itself uses, with the same choice by the slot
`language`, so editors find every sentence in one place.
"""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import yaml

from guide.errors import PhraseError

Variations = list[str]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml is ten times as fast
_PLACEHOLDER = re.compile(r"\{\w+\}")


class Phrases:
    """Texts by response name and language; `files` says where each response stands."""

    def __init__(self, texts: Mapping[str, Mapping[str, Variations]], files: Mapping[str, Path]) -> None:
        self._texts = texts
        self._files = files

    @classmethod
    def load(cls, domain_dir: Path) -> Phrases:
        """Read the responses of all domain files.

        Raises:
            PhraseError: a file cannot be read, is not YAML, or holds responses of another form.
        """
        texts: dict[str, dict[str, Variations]] = {}
        files: dict[str, Path] = {}
        for path in sorted(domain_dir.rglob("*.yml")):
            for name, variations in _responses(path).items():
                by_language = texts.setdefault(name, {})
                files[name] = path
                for variation in variations:
                    if variation.get("text") is not None:
                        by_language.setdefault(language_of(variation), []).append(str(variation["text"]))
        return cls(texts, files)

    def has(self, name: str) -> bool:
        """Tell whether there is a response of that name."""
        return name in self._texts

    def is_said(self, name: str, language: str, texts: Collection[str]) -> bool:
        """Tell whether one of some texts is a variation of a response, whatever fills its placeholders."""
        return any(_is_one_of(variation, texts) for variation in self._texts.get(name, {}).get(language, ()))

    def text(self, name: str, language: str, said: Collection[str] = (), **values: Any) -> str:
        """Return one variation of a response with its placeholders filled, none that was just said if it has others.

        Raises:
            PhraseError: no such response in that language, a placeholder has no value, or a brace stands alone.
        """
        variations = self._texts.get(name, {}).get(language)
        if not variations:
            place = self._files.get(name, "bot/domain/")
            raise PhraseError(f"response {name} has no text for language {language!r}; add it in {place}")
        fresh = [variation for variation in variations if not _is_one_of(variation, said)] if said else []
        # Variety for the ear only; nothing secret hangs on it.
        text = random.choice(fresh or variations)  # noqa: S311
        try:
            return text.format(**values)
        except (KeyError, IndexError) as error:
            raise self._broken(name, language, f"has a placeholder that nobody fills: {error}") from error
        except (ValueError, AttributeError, TypeError) as error:
            problem = f"has a brace that is no placeholder ({error}); write {{{{ and }}}} for braces to be read"
            raise self._broken(name, language, problem) from error

    def _broken(self, name: str, language: str, problem: str) -> PhraseError:
        return PhraseError(f"{self._files.get(name, 'bot/domain/')}: response {name} ({language}) {problem}")


def _is_one_of(variation: str, texts: Collection[str]) -> bool:
    """Tell whether a text is this variation: nobody hears a sentence as another because of the number in it."""
    pattern = ".*".join(re.escape(part) for part in _PLACEHOLDER.split(variation.strip()))
    return any(re.fullmatch(pattern, text, re.DOTALL) for text in texts)


def _responses(path: Path) -> dict[str, list[Mapping[str, Any]]]:
    """Return the variations of every response of a domain file.

    Raises:
        PhraseError: it cannot be read, is not YAML, or a response is no list of variations.
    """
    try:
        domain = yaml.load(path.read_text(encoding="utf-8"), _LOADER) or {}  # noqa: S506  # both are safe loaders
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise PhraseError(f"{path} cannot be read: {error}") from error
    found = (domain.get("responses") or {}) if isinstance(domain, dict) else None
    if not isinstance(found, dict):
        raise PhraseError(f"{path}: a domain file holds keys such as `responses:`, and under that the answers' names")
    for name, variations in found.items():
        if not isinstance(variations, list) or not all(isinstance(variation, dict) for variation in variations):
            raise PhraseError(f'{path}: response {name} must be a list of variations, each `- text: "…"`')
    return found


def language_of(variation: Mapping[str, Any]) -> str:
    """Return the language of one variation of a response: that of its condition on the slot, else English."""
    for condition in variation.get("condition") or []:
        if condition.get("name") == "language":
            return str(condition.get("value"))
    return "en"
