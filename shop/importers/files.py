"""Reading files that somebody else made: plain or gzipped, line by line, with a limit on every length."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from shop.errors import ImportFormatError

MAX_LINE_BYTES = 1_000_000
GZIP_MAGIC = b"\x1f\x8b"
_HEAD_BYTES = 65_536
"""Enough for the first products behind what a feed says of itself."""
_BYTE_ORDER_MARK = "\ufeff"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_ZIP_MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
_FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an Excel workbook (.xls); open it and save the sheet as CSV UTF-8",
    b"%PDF": "a PDF; export the products as CSV",
    b"Rar!": "a RAR archive; unpack it and give the file in it",
    b"7z\xbc\xaf": "a 7-Zip archive; unpack it and give the file in it",
    b"BZh": "compressed with bzip2; unpack it, or compress it with gzip",
    b"\xfd7zXZ": "compressed with xz; unpack it, or compress it with gzip",
    b"\x28\xb5\x2f\xfd": "compressed with zstd; unpack it, or compress it with gzip",
    b"SQLite format 3": "an SQLite database; export the products from it as CSV",
}
"""What a file is that begins so, and what to do with it."""


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
            ImportFormatError: the file cannot be opened, is a spreadsheet, an archive or the like, or turns out damaged
                while it is read.
        """
        try:
            self._size = self.path.stat().st_size
            with self.path.open("rb") as raw:
                self._raw = raw
                zipped = raw.read(2) == GZIP_MAGIC
                raw.seek(0)
                stream: IO[bytes] = gzip.GzipFile(fileobj=raw) if zipped else raw  # type: ignore[assignment]
                self._refuse_foreign(stream.peek(16)[:16])  # type: ignore[attr-defined]
                yield stream
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            raise ImportFormatError(f"{self.path} is damaged ({error}); get it again") from error
        except OSError as error:
            raise ImportFormatError(f"cannot read {self.path}: {error.strerror}") from error

    def head(self) -> str:
        """Return the first characters; those that are not UTF-8 are replaced.

        Raises:
            ImportFormatError: the file cannot be opened, or is a spreadsheet, an archive or the like.
        """
        with self.open() as stream:
            head = b""
            while more := stream.read(_HEAD_BYTES - len(head)):  # of a gzipped file less may come at once
                head += more
        return head.decode("utf-8", errors="replace").removeprefix(_BYTE_ORDER_MARK)

    def lines(self) -> Iterator[str]:
        """Yield the lines with their ends, read as UTF-8 (with or without a byte-order mark).

        Raises:
            ImportFormatError: the file cannot be read, is not UTF-8, or a line is longer than 1,000,000 bytes.
        """
        with self.open() as stream:
            number = 0
            while raw := stream.readline(MAX_LINE_BYTES):
                number += 1
                if len(raw) == MAX_LINE_BYTES and not raw.endswith(b"\n"):
                    raise ImportFormatError(f"{self.path}, line {number}: longer than {MAX_LINE_BYTES:,} bytes")
                line = self._decoded(raw, number)
                if "\r" in line.rstrip("\r\n"):  # old Macs ended lines with it alone
                    yield from io.StringIO(line, newline="")
                else:
                    yield line

    def _decoded(self, raw: bytes, number: int) -> str:
        if number == 1 and raw.startswith(_UTF_16):
            raise ImportFormatError(f'{self.path} is UTF-16 (Excel\'s "Unicode text"); save it as CSV UTF-8')
        try:
            line = raw.decode("utf-8")
        except UnicodeDecodeError as error:
            raise ImportFormatError(f"{self.path} is not UTF-8 (line {number}); save or export it as UTF-8") from error
        return line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line

    def _refuse_foreign(self, head: bytes) -> None:
        if head.startswith(_ZIP_MAGIC):
            raise ImportFormatError(f"{self.path} is {self._kind_of_zip()}")
        for magic, what in _FOREIGN.items():
            if head.startswith(magic):
                raise ImportFormatError(f"{self.path} is {what}")
        if head.lstrip().lower().startswith((b"<!doctype html", b"<html")):
            raise ImportFormatError(f"{self.path} is a web page, perhaps one to sign in; export the products again")

    def _kind_of_zip(self) -> str:
        try:
            with zipfile.ZipFile(self.path) as archive:
                names = archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):  # damaged, or gzipped once more
            names = []
        if any(name.startswith("xl/") for name in names):
            return "an Excel workbook (.xlsx); open it and save the sheet as CSV UTF-8, or export CSV from the shop"
        if "content.xml" in names:
            return "an OpenDocument spreadsheet; open it and save the sheet as CSV in UTF-8"
        holding = f" that holds {', '.join(names[:3])}" if names else ""
        return f"a zip archive or a spreadsheet{holding}; unpack it and give the file in it, spreadsheets saved as CSV"
