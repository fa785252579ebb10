"""Arrays on disk as safetensors: nothing in such a file can run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors import SafetensorError  # type: ignore[attr-defined]
from safetensors.numpy import load_file, save_file

from recommender.errors import ArtefactError


def write_tensors(path: Path, tensors: Mapping[str, NDArray[np.generic]]) -> None:
    """Write arrays by name."""
    save_file({name: np.ascontiguousarray(tensor) for name, tensor in tensors.items()}, path)


def read_tensors(path: Path, names: Sequence[str] | None = None) -> dict[str, NDArray[Any]]:
    """Read a file, which must hold exactly these arrays where they are named.

    Raises:
        ArtefactError: it is missing, damaged or holds others.
    """
    try:
        tensors: dict[str, NDArray[Any]] = load_file(path)
    except (OSError, SafetensorError) as error:
        raise ArtefactError(f"cannot read {path}: {error}; run `daogou train recommender` to make it anew") from error
    if names is not None and set(tensors) != set(names):
        raise ArtefactError(
            f"{path} holds {sorted(tensors)} instead of {sorted(names)}; run `daogou train recommender` to make it anew"
        )
    return tensors
