"""The folders of words, one a language, read into the shape that `language.schema` describes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml

from language.errors import LanguageFileError
from language.han import contains_han
from language.schema import AboutFile, Language

try:  # libyaml is ten times as fast, and these files are read at every start
    from yaml import CSafeLoader as SafeLoader
except ImportError:
    from yaml import SafeLoader  # type: ignore[assignment]

Made = TypeVar("Made")

LANGUAGES_DIR = Path(__file__).parent
"""Where the languages lie that come with the project."""
_ABOUT = "language.yml"
"""A folder with this file is a language."""


class _WordLoader(SafeLoader):
    """YAML in which "no", "on" and "yes" are words, not truth values."""


_WordLoader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in SafeLoader.yaml_implicit_resolvers.items()
}


@lru_cache(maxsize=1)
def languages() -> tuple[Language, ...]:
    """Return the languages that come with the project, by code, read once."""
    return read_languages(LANGUAGES_DIR)


def by_script(make: Callable[[Language], Made]) -> dict[str, Made]:
    """Return, by script, what is made of the first language of each."""
    return {language.about.script: make(language) for language in reversed(languages())}


def script_of(text: str) -> str:
    """Return the script by which a text is read: that of Han, if there is some in it."""
    return "Han" if contains_han(text) else "Latin"


def read_languages(folder: Path) -> tuple[Language, ...]:
    """Read every language of a folder, by code; the name of a language's folder is its ISO 639 code.

    A file may be missing, and so may a key: then the language says nothing of that subject.

    Raises:
        LanguageFileError: a file is not YAML, or has a key or a value that does not belong there.
    """
    return tuple(_read_language(path.parent) for path in sorted(folder.glob(f"*/{_ABOUT}")))


def _read_language(folder: Path) -> Language:
    about = AboutFile.parse(folder / _ABOUT, read_yaml(folder / _ABOUT))
    subjects = Language.subjects()
    known = {f"{name}.yml" for name in subjects} | {_ABOUT}
    for path in sorted(folder.glob("*.yml")):
        if path.name not in known:
            raise LanguageFileError(path, "", f"no such file is read; a language has {', '.join(sorted(known))}")
    read: dict[str, Any] = {
        name: subject.parse(path, read_yaml(path))
        for name, subject in subjects.items()
        for path in [folder / f"{name}.yml"]
    }
    return Language(folder.name, about, **read)


def read_yaml(path: Path) -> dict[str, Any]:
    """Return the keys and values of a file, none of a file that is missing.

    Raises:
        LanguageFileError: it is not YAML, or holds no keys.
    """
    if not path.exists():
        return {}
    try:
        # _WordLoader is a SafeLoader with fewer types: it makes nothing but texts, numbers, lists and mappings.
        content = yaml.load(path.read_text(encoding="utf-8"), _WordLoader)  # noqa: S506
    except yaml.YAMLError as error:
        raise LanguageFileError(path, "", f"is not valid YAML: {error}") from error
    if not isinstance(content, dict):
        raise LanguageFileError(path, "", "must hold keys with tables of words")
    return content
