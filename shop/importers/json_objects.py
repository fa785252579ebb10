"""The objects of a JSON file, however its owner's program wrote them: one a line, in an array, or in one document."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import Any

from shop.errors import ImportFormatError
from shop.importers.files import MAX_LINE_BYTES, SourceFile
from shop.importers.grouping import Numbered

MAX_DOCUMENT_BYTES = 200_000_000
"""A document is read whole; of JSON Lines there is one line in memory."""

Object = dict[str, Any]
_DECODE_ERRORS = (ValueError, RecursionError)


def read_objects(file: SourceFile) -> Iterator[Numbered[Object | ValueError]]:
    """Yield (number from 1, object) of JSON Lines, or of a document: itself, or the objects of its array.

    What is no object, a line that is no JSON among others that are, comes as the error that says so.

    Raises:
        ImportFormatError: the file cannot be read, or is no JSON at all; the text says where.
    """
    if _is_object_a_line(file):
        numbered = ((number, line) for number, line in enumerate(file.lines(), start=1) if line.strip())
        yield from ((number, _object(line)) for number, line in numbered)
        return
    document = _document(file)
    for number, item in enumerate(document if isinstance(document, list) else [document], start=1):
        yield number, item if isinstance(item, dict) else _no_object(item)


def find_objects(document: Any, is_wanted: Callable[[Mapping[str, Any]], bool]) -> Iterator[tuple[str | None, Object]]:
    """Yield the wanted objects of a document, wherever they stand in it, each with the key under which it does.

    Programs write `{"products": [...]}`, `{"data": {"items": [...]}}` or, by their ids, `{"17": {...}, "18": {...}}`.
    """
    waiting: list[tuple[str | None, Any]] = [(None, document)]
    while waiting:
        key, item = waiting.pop()
        if isinstance(item, dict):
            if is_wanted(item):
                yield key, item
            else:
                waiting += reversed(item.items())
        elif isinstance(item, list):
            waiting += [(None, inner) for inner in reversed(item)]


def _object(line: str) -> Object | ValueError:
    try:
        item = json.loads(line)
    except _DECODE_ERRORS as error:
        return ValueError(f"not JSON: {error}")
    return item if isinstance(item, dict) else _no_object(item)


def _no_object(item: object) -> ValueError:
    return ValueError(f"not an object, but {json.dumps(item, ensure_ascii=False)[:40]}")


def _is_object_a_line(file: SourceFile) -> bool:
    """Tell whether one of the first two lines is an object: the first may be the one that is broken."""
    with file.open() as stream:
        lines = (line for line in iter(partial(stream.readline, MAX_LINE_BYTES), b"") if line.strip())
        return any(_is_object(line) for line in islice(lines, 2))


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line.decode("utf-8-sig")), dict)
    except _DECODE_ERRORS:
        return False


def _document(file: SourceFile) -> Any:
    with file.open() as stream:
        content = stream.read(MAX_DOCUMENT_BYTES + 1)
    if len(content) > MAX_DOCUMENT_BYTES:
        raise ImportFormatError(
            f"{file.path} is one JSON document of more than {MAX_DOCUMENT_BYTES:,} bytes; write one product a line"
        )
    if not content.strip():
        return []
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ImportFormatError(f"{file.path} is not UTF-8 (byte {error.start}); save or export it as UTF-8") from error
    except json.JSONDecodeError as error:
        raise ImportFormatError(
            f"{file.path} is no JSON: line {error.lineno}, column {error.colno}: {error.msg}; is a comma, a bracket or "
            "a quotation mark missing or too many there?"
        ) from error
    except RecursionError as error:
        raise ImportFormatError(f"{file.path} is nested too deeply; write one product a line") from error
