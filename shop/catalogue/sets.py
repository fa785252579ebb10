"""Things that belong together by the shop's own word: a desk set-up is a monitor, a keyboard and a mouse."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from shop.errors import SettingsError


@dataclass(frozen=True)
class ProductSet:
    """The names that shoppers use for a set, in lower case, and the keys of its categories."""

    names: tuple[str, ...]
    categories: tuple[str, ...]


def load_sets(catalogue_dir: Path) -> list[ProductSet]:
    """Read the `sets.yml` of a catalogue; a catalogue without one has no sets.

    Raises:
        SettingsError: the file is no list of `{en: [...], zh: [...], categories: [...]}`.
    """
    path = catalogue_dir / "sets.yml"
    if not path.exists():
        return []
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_read(item) for item in content or []]
    except (OSError, yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"{path} must be a list of lines {{en: [...], zh: [...], categories: [...]}}: {error}"
        ) from error


def _read(item: dict[str, Any]) -> ProductSet:
    names = [str(name).casefold() for language in ("en", "zh") for name in item.get(language, [])]
    return ProductSet(tuple(names), tuple(str(key) for key in item["categories"]))
