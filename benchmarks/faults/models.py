"""Spoils a dialogue model: a disk that fails does it, or somebody who wants their code to be run."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

_METADATA = "metadata.json"


def damage(model: Path) -> None:
    """Overwrite the middle of the file."""
    with model.open("r+b") as file:
        file.seek(model.stat().st_size // 2)
        file.write(bytes(4_096))


def plant(model: Path, part: str) -> None:
    """Have one of the model's parts be another class, which whoever loads the model imports.

    Args:
        model: the file.
        part: the dotted name of the class.
    """
    planted = io.BytesIO()
    with tarfile.open(model) as archive, tarfile.open(fileobj=planted, mode="w:gz") as copy:
        for member in archive:
            content = archive.extractfile(member)
            data = content.read() if content else b""
            if Path(member.name).name == _METADATA:
                data = _with_part(data, part)
            member.size = len(data)
            copy.addfile(member, io.BytesIO(data))
    model.write_bytes(planted.getvalue())


def _with_part(metadata: bytes, part: str) -> bytes:
    content = json.loads(metadata)
    nodes = content["predict_schema"]["nodes"]
    next(iter(nodes.values()))["uses"] = part
    return json.dumps(content).encode()
