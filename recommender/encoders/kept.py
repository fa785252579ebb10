"""Vectors of texts in a file, by the content of the texts: what was encoded once is not encoded again."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.encoders.encoder import SentenceEncoder
from recommender.progress import Progress, silent

_BATCH = 256
_TABLE = "CREATE TABLE IF NOT EXISTS vectors (text BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"


class KeepingEncoder:
    """Another encoder, and a file with what that has encoded; a run that is stopped loses a batch at most."""

    def __init__(self, encoder: SentenceEncoder, path: Path) -> None:
        """Keep the vectors of an encoder in a SQLite file, which several encoders may share."""
        self._encoder = encoder
        self._path = path
        self.name = encoder.name
        self.dimension = encoder.dimension

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Return one vector a text, [len(texts), dimension], as the encoder itself does."""
        keys = [hashlib.sha256(f"{self.name}\0{text}".encode()).digest() for text in texts]
        missing = dict(zip(keys, texts, strict=True))
        found: dict[bytes, bytes] = {}
        with closing(sqlite3.connect(self._path, timeout=60)) as database:
            database.execute(_TABLE)
            for key in list(missing):
                if row := database.execute("SELECT vector FROM vectors WHERE text = ?", (key,)).fetchone():
                    found[key] = row[0]
                    del missing[key]
            ahead = list(missing.items())
            for start in range(0, len(ahead), _BATCH):
                batch = ahead[start : start + _BATCH]
                vectors = self._encoder.encode([text for _, text in batch])
                made = {key: vector.tobytes() for (key, _), vector in zip(batch, vectors, strict=True)}
                with database:
                    database.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", made.items())
                found |= made
                progress(f"{self.name} vectors", start + len(batch), len(ahead))
        joined = b"".join(found[key] for key in keys)
        return np.frombuffer(joined, np.float32).reshape(len(texts), self.dimension).copy()
