"""The environment that the servers run in: every setting, the secrets, and the switches of the libraries below."""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING

from operations.shop_words import shop_words_path

if TYPE_CHECKING:
    from shop.settings import Settings

PREFIX = "DAOGOU_"
SHOP_WORDS = "DAOGOU_SHOP_WORDS"
"""Tells the dialogue server where the shop's words are."""

LIBRARY_SWITCHES = {
    "RASA_TELEMETRY_ENABLED": "false",  # else Rasa waits for the network
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "TOKENIZERS_PARALLELISM": "false",
    "OMP_NUM_THREADS": "1",  # short messages gain nothing from threads, and threads of two libraries fight
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "SANIC_BACKLOG": "1024",  # in a crowd connections wait in line: of a hundred, Sanic's own, the rest were refused
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "PYTHONUNBUFFERED": "1",
}
"""What the libraries below read. A value that the user has set already wins."""


def server_environment(settings: Settings) -> dict[str, str]:
    """Return the whole environment of a server: the present one, the library switches and every setting.

    Secrets that nobody configured are made once and kept in `<var_dir>/secret`, readable by the owner only.
    """
    environment = {**LIBRARY_SWITCHES, **os.environ}
    # jieba keeps its word cache in the temporary folder: ours, so that no other user of the machine can plant one.
    private_tmp = settings.var_dir.resolve() / "tmp"
    private_tmp.mkdir(parents=True, exist_ok=True, mode=0o700)
    environment["TMPDIR"] = str(private_tmp)
    values = settings.dict()
    stored = stored_secrets(settings.var_dir)
    for name, value in values.items():
        if value is not None:
            environment[f"{PREFIX}{name.upper()}"] = str(value)
    environment[SHOP_WORDS] = str(shop_words_path(settings).resolve())
    for name, value in stored.items():
        if not values.get(name):
            environment[f"{PREFIX}{name.upper()}"] = value
    return environment


def stored_secrets(var_dir: Path) -> dict[str, str]:
    """Return the secrets of this installation (`secret`, `shop_secret`, `action_secret`); make what is missing."""
    path = var_dir / "secret"
    names = ("secret", "shop_secret", "action_secret")
    found: dict[str, str] = {}
    if path.exists():
        lines = path.read_text(encoding="utf-8").splitlines()
        found = {name: value for name, _, value in (line.partition("=") for line in lines) if value}
    if all(name in found for name in names):
        return {name: found[name] for name in names}
    found = {name: found.get(name) or secrets.token_urlsafe(32) for name in names}
    var_dir.mkdir(parents=True, exist_ok=True)
    # Opened with its final mode: the secret is never readable by others, not even for a moment.
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.writelines(f"{name}={value}\n" for name, value in found.items())
    return found
