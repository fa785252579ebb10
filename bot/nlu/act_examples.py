"""The editors' examples of what people do beside products, `data/dialogue/*/acts_*.yml`, and the intents that do it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from rasa.shared.utils.io import get_text_hash, read_file, read_yaml_file

PATTERN, INTENTS_FILE = "acts_*.yml", "acts.yml"
OTHER = "other"
"""What has nothing to do with the screen: small talk, help."""


def read_acts(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the intents of each act; none where a project has no such file."""
    path = folder / INTENTS_FILE
    content: dict[str, dict[str, list[str]]] = read_yaml_file(path) if path.exists() else {}
    return content.get("act_intents", {})


def read_act_examples(folder: Path) -> list[tuple[str, str]]:
    """Return what people say, each with the act that it is."""
    return [
        (line.strip().removeprefix("-").strip(), str(item["act"]))
        for path in act_files(folder)
        for item in read_yaml_file(path)["acts"]
        for line in item["examples"].splitlines()
        if line.strip()
    ]


def act_files(folder: Path) -> list[Path]:
    """Return the files with examples."""
    return sorted(folder.rglob(PATTERN))


def fingerprint(folder: Path) -> str:
    """Return what changes with the examples or the intents: Rasa does not know that they are training data."""
    paths = [path for path in (folder / INTENTS_FILE, *act_files(folder)) if path.exists()]
    return str(get_text_hash("".join(read_file(path) for path in paths)))
