"""YAML that people edit, read into typed shapes; a mistake is told with file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError, parse_obj_as, root_validator
from pydantic.error_wrappers import ErrorWrapper
from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from shop.errors import ImportFormatError

LANGUAGES = ("en", "zh")
T = TypeVar("T")

_SENTENCES = {
    "type_error.tuple": "write a list, e.g. [first word, second word]",
    "type_error.dict": "write indented `name: value` lines below it",
    "type_error.none.not_allowed": "write something after it, or leave it out",
    "value_error.missing": "is missing; add it",
}
"""What pydantic's own complaints mean to somebody who edits a file."""


class NonEmptyText(str):
    """A text that is not empty; YAML reads an unquoted 4 or true as something else."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[[Any], str]]:
        yield cls.validate

    @classmethod
    def validate(cls, value: Any) -> str:
        """Return the text as a plain one: the type only says that it was checked.

        Raises:
            ValueError: the value is no text, or empty.
        """
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"{value!r} is not a word; put quotes around it")
        return str(value)


class Shape(BaseModel):
    """A mapping of a file: subclasses name its keys. A key with nothing after it counts as left out."""

    @root_validator(pre=True)
    @classmethod
    def _has_known_keys_only(cls, values: dict[str, Any]) -> dict[str, Any]:
        for name in values:
            if name not in cls.__fields__:
                problem = ValueError(f"is not known here; use {', '.join(sorted(cls.__fields__))}")
                raise ValidationError([ErrorWrapper(problem, loc=name)], cls)
        return {name: value for name, value in values.items() if value is not None}


class Bilingual(Shape):
    """Words for one thing in each language."""

    en: tuple[NonEmptyText, ...] = ()
    zh: tuple[NonEmptyText, ...] = ()

    def words(self) -> dict[str, tuple[str, ...]]:
        """Return the words by language."""
        return {language: getattr(self, language) for language in LANGUAGES}


class YamlFile:
    """One YAML file whose top is a mapping."""

    def __init__(self, path: Path) -> None:
        """Read the file.

        Raises:
            ImportFormatError: it cannot be read, is not YAML, has a key twice, or is something else than a mapping.
        """
        self.path = path
        try:
            content = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ImportFormatError(f"cannot read {path}: {error.strerror}") from error
        except UnicodeDecodeError as error:
            raise ImportFormatError(f"{path} is not UTF-8; save it as UTF-8") from error
        except DuplicateKeyError as error:
            found = str(error.problem).split(" with value")[0]
            raise ImportFormatError(f"{self._at(error)}: {found}: it stands here twice; keep one of them") from error
        except MarkedYAMLError as error:
            raise ImportFormatError(f"{self._at(error)}: {error.problem}; check indents, brackets, quotes") from error
        except YAMLError as error:
            raise ImportFormatError(f"{path} is not YAML: {error}") from error
        if not isinstance(content, CommentedMap):
            raise ImportFormatError(f"{path} must hold `name: value` lines")
        self._content = content

    def read(self, shape: type[T], section: str | None = None) -> T:
        """Return the content (or what stands under one key) in a shape: a `Shape`, or e.g. `dict[str, Bilingual]`.

        Raises:
            ImportFormatError: it has another shape; the text names the line.
        """
        content, place = (self._content, ()) if section is None else (self._content.get(section), (section,))
        try:
            return parse_obj_as(shape, content)
        except ValidationError as error:
            first = error.errors()[0]
            keys = tuple(key for key in first["loc"] if key not in ("__root__", "__key__"))
            raise self.mistake(_SENTENCES.get(first["type"], first["msg"]), *place, *keys) from error

    def mistake(self, problem: str, *keys: str | int) -> ImportFormatError:
        """Return the error that says what is wrong with the value that these keys lead to."""
        name = next((key for key in reversed(keys) if isinstance(key, str)), "")
        return ImportFormatError(f"{self.path}, line {self.line_of(*keys)}: {name}: {problem}")

    def fail(self, problem: str, *keys: str | int) -> NoReturn:
        """Refuse the value that these keys lead to.

        Raises:
            ImportFormatError: always; it names file and line.
        """
        raise self.mistake(problem, *keys)

    def line_of(self, *keys: str | int) -> int:
        """Return the line of the last of these keys that the file has, counted from 1."""
        line, value = 1, self._content
        for key in keys:
            if not (key in value if isinstance(value, Mapping) else isinstance(value, list) and isinstance(key, int)):
                break
            line, value = value.lc.data[key][0] + 1, value[key]
        return line

    def _at(self, error: MarkedYAMLError) -> str:
        return f"{self.path}, line {error.problem_mark.line + 1 if error.problem_mark else 1}"
