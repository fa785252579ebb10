"""YAML that people edit: every mapping knows its line, a key given twice is an error, and mistakes are told kindly."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NoReturn

import yaml

from shop.errors import ImportFormatError


class Located(dict[str, Any]):
    """A mapping of a YAML file with the lines of its keys."""

    path: Path
    lines: dict[str, int]

    def fail(self, key: str, problem: str) -> NoReturn:
        """Refuse the value of a key.

        Raises:
            ImportFormatError: always; it names file and line.
        """
        raise ImportFormatError(f"{self.path}, line {self.lines.get(key, 1)}: {key}: {problem}")

    def mapping(self, key: str) -> Located:
        """Return the mapping under a key, an empty one if the key is missing.

        Raises:
            ImportFormatError: there is something else.
        """
        value = self.get(key)
        if value is None:
            return located(self.path)
        if not isinstance(value, Located):
            self.fail(key, "write indented `name: value` lines below it")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return the list of words under a key, an empty one if the key is missing.

        Raises:
            ImportFormatError: it is not a list, or a word is not a text (quote words such as "yes", "no" or 4).
        """
        value = self.get(key, [])
        if not isinstance(value, list):
            self.fail(key, "write a list, e.g. [first word, second word]")
        for item in value:
            if not isinstance(item, str) or not item.strip():
                self.fail(key, f"{item!r} is not a word; put quotes around it")
        return tuple(value)

    def only(self, key: str, allowed: frozenset[str]) -> None:
        """Check that the mapping under a key has no other keys than these.

        Raises:
            ImportFormatError: it has.
        """
        inner = self.mapping(key)
        for name in inner:
            if name not in allowed:
                inner.fail(name, f"is not known here; use {', '.join(sorted(allowed))}")


def located(path: Path) -> Located:
    """Return an empty mapping of a file."""
    mapping = Located()
    mapping.path, mapping.lines = path, {}
    return mapping


def read_yaml(path: Path) -> Located:
    """Read a YAML file whose top is a mapping.

    Raises:
        ImportFormatError: the file cannot be read, is not YAML, has a key twice, or is something else than a mapping.
    """

    class Loader(yaml.SafeLoader):
        pass

    def construct(loader: Loader, node: yaml.MappingNode) -> Located:
        mapping = located(path)
        for key_node, value_node in node.value:
            key, line = str(loader.construct_object(key_node, deep=True)), key_node.start_mark.line + 1
            if key in mapping:
                raise ImportFormatError(f"{path}, line {line}: {key!r} stands here twice; keep one of them")
            mapping[key], mapping.lines[key] = loader.construct_object(value_node, deep=True), line
        return mapping

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, construct)
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 - a SafeLoader
    except OSError as error:
        raise ImportFormatError(f"cannot read {path}: {error.strerror}") from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ImportFormatError(f"{path}, line {line}: {error.problem}; check indents, brackets and quotes") from error
    if not isinstance(content, Located):
        raise ImportFormatError(f"{path} must hold `name: value` lines")
    return content
