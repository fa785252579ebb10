"""Reading files that somebody else made: plain or gzipped, row by row, with a limit on every length."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from shop.errors import ImportFormatError

MAX_LINE_CHARS = 1_000_000
MAX_FIELD_CHARS = 200_000
GZIP_MAGIC = b"\x1f\x8b"


class SourceFile:
    """One file of a catalogue; gzip is recognised by its first bytes, whatever its name."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._raw: IO[bytes] | None = None
        self._size = 0

    def fraction_read(self) -> float | None:
        """Return how much of the file (as it lies on disk) the newest reading has read, 0 to 1."""
        if self._raw is None or not self._size:
            return None
        return 1.0 if self._raw.closed else self._raw.tell() / self._size

    @contextmanager
    def open(self) -> Iterator[IO[bytes]]:
        """Open the content as bytes.

        Raises:
            ImportFormatError: the file cannot be opened, or turns out damaged while it is read.
        """
        try:
            self._size = self.path.stat().st_size
            with self.path.open("rb") as raw:
                self._raw = raw
                zipped = raw.read(2) == GZIP_MAGIC
                raw.seek(0)
                yield gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[misc]
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ImportFormatError(f"{self.path} is damaged ({error}); get it again") from error
        except OSError as error:
            raise ImportFormatError(f"cannot read {self.path}: {error.strerror}") from error

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends, read as UTF-8 (with or without a byte-order mark).

        Raises:
            ImportFormatError: the file cannot be read, is not UTF-8, or a line is longer than 1,000,000 characters.
        """
        with self.open() as stream:
            text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
            number = 0
            try:
                while line := text.readline(MAX_LINE_CHARS):
                    number += 1
                    if len(line) == MAX_LINE_CHARS and not line.endswith("\n"):
                        raise ImportFormatError(
                            f"{self.path}, line {number}: longer than {MAX_LINE_CHARS:,} characters"
                        )
                    yield line
            except UnicodeDecodeError as error:
                raise ImportFormatError(
                    f"{self.path} is not UTF-8 (near line {number + 1}); save or export it as UTF-8"
                ) from error

    def rows(self, required: tuple[str, ...], delimiter: str = ",") -> Iterator[tuple[int, dict[str, str]]]:
        """Yield (line of its end, cells by column) of a table with a header; column names in lower case, trimmed.

        Raises:
            ImportFormatError: a required column is missing, or the table cannot be read.
        """
        csv.field_size_limit(MAX_FIELD_CHARS)
        reader = csv.reader(self.lines(), delimiter=delimiter)
        try:
            header = [name.strip().lower() for name in next(reader, [])]
            missing = [name for name in required if name not in header]
            if missing:
                raise ImportFormatError(
                    f"{self.path} lacks the columns {', '.join(missing)}; it has {', '.join(header) or 'none'}"
                )
            for cells in reader:
                if any(cells):
                    yield reader.line_num, dict(zip(header, cells, strict=False))
        except csv.Error as error:
            raise ImportFormatError(f"{self.path}, line {reader.line_num}: {error}") from error
