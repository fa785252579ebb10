"""Files of tables: how a key is checked, and how what a table refers to is put in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, Extra, Field, PrivateAttr, ValidationError

from language.errors import LanguageFileError
from language.han import HAN
from language.patterns import alternatives, entries, group, whole_words

_REFERENCE = re.compile(r"\{([a-z_]+)\}")

FileT = TypeVar("FileT", bound="LanguageFile")


class LanguageFile(BaseModel):
    """What all files share: a key that is not known is refused, one that is missing says nothing."""

    class Config:
        """Of pydantic."""

        extra = Extra.forbid

    _path: Path = PrivateAttr(default=Path())

    @classmethod
    def parse(cls: type[FileT], path: Path, content: Mapping[str, Any]) -> FileT:
        """Return the file with a content.

        Raises:
            LanguageFileError: a key or a value does not belong there.
        """
        try:
            file = cls.parse_obj(content)
        except ValidationError as error:
            problem = error.errors()[0]
            given = problem.get("ctx", {}).get("given")
            place = [str(given if part == "__key__" and given else part) for part in problem["loc"]]
            raise LanguageFileError(path, ".".join(place), problem["msg"]) from error
        file._path = path
        return file


class PatternFile(LanguageFile):
    """A file of regular expressions, which refer by `{name}` to some of `words`, of `parts`, or of the engine's.

    Those of `words` match whole words only, those of `parts` stand as they are; `{han}` is the range of Han characters.
    """

    words: dict[str, str] = Field({})
    parts: dict[str, str] = Field({})
    _read: dict[tuple[str, str], str] = PrivateAttr(default_factory=dict)

    def sources(self, key: str, **given: str) -> list[str]:
        """Return the entries of a table as regular expressions, with what they refer to put in.

        Args:
            key: of the table, "before.at_most" for one inside another.
            given: expressions that the tables may refer to beside `words` and `parts`.

        Raises:
            LanguageFileError: an entry refers to what is not there, or in a circle.
        """
        return [self._expanded(entry, key, given) for entry in entries(self._table(key))]

    def source(self, key: str, **given: str) -> str:
        """Return the entries of a table as one group; see `sources`."""
        return group(self.sources(key, **given))

    def word_sources(self, name: str) -> list[str]:
        """Return the entries of one of `words`, none if there is none of that name."""
        return entries(self.words.get(name, ""))

    def check(self) -> None:
        """Find the entry at fault when an expression made of these tables does not compile.

        Raises:
            LanguageFileError: an entry that was read is no regular expression.
        """
        for (key, entry), expanded in self._read.items():
            try:
                re.compile(expanded)
            except re.error as error:
                raise LanguageFileError(self._path, key, f"{entry!r} is no regular expression: {error}") from error

    def _table(self, key: str) -> str:
        value: Any = self
        for part in key.split("."):
            if isinstance(value, dict):
                value = value.get(part, {})
            else:
                value = value[int(part)] if isinstance(value, tuple) else getattr(value, part)
        return value or ""

    def _expanded(self, entry: str, key: str, given: Mapping[str, str]) -> str:
        def definition(match: re.Match[str]) -> str:
            name = match[1]
            if name in given or name == "han":
                return given.get(name, HAN)
            if name not in self.words and name not in self.parts:
                raise LanguageFileError(self._path, key, f"{{{name}}} is neither in its words nor in its parts")
            source = _REFERENCE.sub(definition, alternatives(self.words.get(name) or self.parts[name]))
            return whole_words(source) if name in self.words else source

        try:
            self._read[key, entry] = expanded = _REFERENCE.sub(definition, entry)
        except RecursionError as error:
            raise LanguageFileError(self._path, key, f"{entry!r} refers to what refers to itself") from error
        return expanded


def all_sources(files: Iterable[PatternFile], key: str, **given: str) -> list[str]:
    """Return the entries of one table of several languages; see `PatternFile.sources`."""
    return [source for file in files for source in file.sources(key, **given)]


def joined(files: Iterable[PatternFile], key: str, **given: str) -> str:
    """Return one table of several languages as one group; see `PatternFile.sources`."""
    return group(all_sources(files, key, **given))
