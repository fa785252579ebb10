"""YAML that people edit, read so that everything in it knows its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from studio.errors import StudioError


@dataclass(frozen=True)
class Place:
    """A line of a file, counted from 1; the file as a whole without one."""

    path: Path
    line: int | None = None

    def __str__(self) -> str:
        return str(self.path) if self.line is None else f"{self.path}:{self.line}"

    def below(self, lines: int) -> Place:
        """Return the place so many lines further down."""
        return Place(self.path, None if self.line is None else self.line + lines)


class BrokenFileError(StudioError):
    """A file cannot be read: where, and the reason as its text."""

    def __init__(self, place: Place, reason: str) -> None:
        super().__init__(reason)
        self.place = place


def load(path: Path) -> CommentedMap:
    """Read a file that holds a mapping.

    Raises:
        BrokenFileError: it is no YAML, or holds something else.
    """
    try:
        content = YAML().load(path.read_text(encoding="utf-8"))
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        reason = ", ".join(part for part in (error.context, error.problem) if part)
        raise BrokenFileError(Place(path, line), reason) from error
    except (OSError, UnicodeDecodeError, YAMLError) as error:
        raise BrokenFileError(Place(path), " ".join(str(error).split())) from error
    if not isinstance(content, CommentedMap):
        raise BrokenFileError(Place(path), "must hold `name: value` lines")
    return content


def place_of(path: Path, inside: CommentedMap | CommentedSeq, key: Any) -> Place:
    """Return where the key of a mapping, or the item of a list, stands."""
    known = inside.lc.data or {}
    return Place(path, known[key][0] + 1 if key in known else None)
