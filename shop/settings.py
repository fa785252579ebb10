"""Every setting of Daogou in one typed place, read from `DAOGOU_*` environment variables or a `.env` file."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import ip_network
from pathlib import Path
from typing import Any

from pydantic import BaseSettings, Field, ValidationError, validator
from pydantic.fields import ModelField

from shop.errors import SettingsError

CATALOGUES_DIR = Path("data/catalogues")
SHOP_FILE = "shop.yml"
MIN_SECRET_BYTES = 32
"""Shorter keys can be guessed (RFC 7518 asks for as many bits as the hash has)."""
_EMPTY = ("", Path())
_FOLDERS = {"var_dir": Path("var"), "artefacts_dir": Path("artefacts")}
_DATABASES = {"database_url": "daogou.db", "tracker_store_url": "conversations.db"}


def _found_catalogue() -> Path:
    """Return the folder of the only catalogue there is, or that of all of them."""
    found = [path.parent for path in CATALOGUES_DIR.glob(f"*/{SHOP_FILE}")]
    return found[0] if len(found) == 1 else CATALOGUES_DIR


class Settings(BaseSettings):
    """What can be set from outside; each field's description is the comment beside it in `.env.example`.

    Relative paths start at the working directory, which is the repository's root for every `daogou` command.
    """

    catalogue_dir: Path = Field(
        default=Path(),
        description="Folder of the catalogue to sell, with its shop.yml; empty: the only one below data/catalogues",
    )
    var_dir: Path = Field(
        default=Path(),
        description="Folder for what the running guide writes: secrets, logs; empty: var, or var/shops/<shop> for a "
        "catalogue that is chosen above",
    )
    artefacts_dir: Path = Field(
        default=Path(),
        description="Folder of trained indexes; empty: artefacts, or artefacts/shops/<shop> for a catalogue that is "
        "chosen above",
    )
    dialogue_model_dir: Path = Field(
        default=Path(),
        description="Folder of the dialogue model, which serves every shop; empty: artefacts/dialogue",
    )
    database_url: str = Field(
        default="",
        description="SQLAlchemy URL of the shop's database: postgresql://user:password@host/name; empty: SQLite, "
        "daogou.db in the var folder",
    )
    dialogue_dir: Path = Field(
        default=Path("data/dialogue"), description="Folder of the training conversations (Rasa YAML)"
    )
    domain_dir: Path = Field(default=Path("bot/domain"), description="Folder of the dialogue domain (Rasa YAML)")
    host: str = Field(
        default="127.0.0.1", description="Address that the chat server listens on; 0.0.0.0 for every interface"
    )
    port: int = Field(default=5005, ge=1, le=65535, description="Port of the chat server and of the widget")
    action_port: int = Field(
        default=5055, ge=1, le=65535, description="Port of the action server; never open it to the world"
    )
    secret: str = Field(
        default="", repr=False, description="Signs chat sessions; empty: one is made once and kept in the var folder"
    )
    shop_secret: str = Field(
        default="",
        repr=False,
        description="Signs the customer tokens of the shop; empty: made once and kept in the var folder",
    )
    action_secret: str = Field(
        default="",
        repr=False,
        description="By which the action server knows the dialogue server; empty: made once and kept in the var folder",
    )
    storefront: bool = Field(
        default=False,
        description="Serve a storefront page where anybody logs in as one of its customers; never in a real shop. "
        "`make up` serves it where this is not set",
    )

    tracker_store_url: str = Field(
        default="",
        description="SQLAlchemy URL of the database that keeps conversations; empty: SQLite, conversations.db in the "
        "var folder",
    )
    messages_per_minute: int = Field(
        default=60, ge=1, description="How many messages one conversation may have a minute before it is asked to wait"
    )
    messages_per_minute_by_address: int = Field(
        default=3_000,
        ge=1,
        description="How many messages all conversations from one network address may have a minute",
    )
    messages_per_minute_in_all: int = Field(
        default=12_000, ge=1, description="How many messages all conversations together may have a minute"
    )
    connects_per_minute_by_address: int = Field(
        default=300,
        ge=1,
        description="How many connections, new conversations among them, one address may open a minute",
    )
    connections_by_address: int = Field(default=250, ge=1, description="How many connections one address may hold open")
    connections_in_all: int = Field(
        default=2_000, ge=1, description="How many connections may be open; fewer where the system allows fewer files"
    )
    trusted_proxies: str = Field(
        default="",
        description="Addresses or networks of your own proxies, separated by spaces, e.g. 127.0.0.1: only they may say "
        "by X-Forwarded-For and X-Forwarded-Proto who is behind them and how they came",
    )
    redis_url: str = Field(
        default="",
        repr=False,
        description="Redis that several servers of one shop count messages in, redis://host:6379/0; empty: each server "
        "counts by itself",
    )
    keep_conversations_days: int = Field(
        default=90,
        ge=0,
        description="Days that what is said in conversations is kept; 0: for ever, as with the next",
    )
    keep_anonymous_days: int = Field(
        default=90, ge=0, description="Days that it is kept what shoppers did who had not logged in"
    )
    keep_behaviour_days: int = Field(default=730, ge=0, description="Days that it is kept what customers did")
    keep_feedback_days: int = Field(default=730, ge=0, description="Days that feedback is kept")
    keep_logs_days: int = Field(default=30, ge=0, description="Days that old logs are kept")
    allowed_origins: str = Field(
        default="",
        description="Web origins that may embed the widget, separated by spaces, e.g. https://shop.example; "
        "empty: only pages of the chat server itself",
    )

    @validator("secret", "shop_secret", "action_secret")
    @classmethod
    def _long_enough(cls, value: str) -> str:
        """Refuse a key that can be guessed."""
        if value and len(value.encode()) < MIN_SECRET_BYTES:
            raise ValueError(
                f"has fewer than {MIN_SECRET_BYTES} bytes; leave it empty and one is made, "
                "or make one with: openssl rand -base64 32"
            )
        return value

    @validator("trusted_proxies")
    @classmethod
    def _networks(cls, value: str) -> str:
        """Refuse what is no address, before a server does."""
        for part in value.split():
            ip_network(part, strict=False)
        return value

    @validator("catalogue_dir", pre=True, always=True)
    @classmethod
    def _only_catalogue(cls, value: object) -> object:
        """Take the only catalogue there is; whoever reads its shop.yml tells where there are none or several."""
        return _found_catalogue() if value in _EMPTY else value

    @validator("var_dir", "artefacts_dir", pre=True, always=True)
    @classmethod
    def _own_folder(cls, value: object, values: dict[str, Any], field: ModelField) -> object:
        """Keep what belongs to a shop that was chosen apart from what belongs to the one that is there by itself."""
        if value not in _EMPTY:
            return value
        common = _FOLDERS[field.name]
        folder = values.get("catalogue_dir", Path())
        return common if folder.resolve() == _found_catalogue().resolve() else common / "shops" / folder.name

    @validator("dialogue_model_dir", pre=True, always=True)
    @classmethod
    def _shared_model(cls, value: object, values: dict[str, Any]) -> object:
        """Keep one model for all shops, beside the artefacts where these have a folder of their own choice."""
        if value not in _EMPTY:
            return value
        artefacts = values.get("artefacts_dir", Path())
        common = _FOLDERS["artefacts_dir"]
        return (common if common in artefacts.parents else artefacts) / "dialogue"

    @validator("database_url", "tracker_store_url", pre=True, always=True)
    @classmethod
    def _own_database(cls, value: object, values: dict[str, Any], field: ModelField) -> object:
        """Keep the databases of a shop in its folder."""
        return f"sqlite:///{values.get('var_dir', Path()) / _DATABASES[field.name]}" if value in _EMPTY else value

    class Config:
        """Where values come from: the environment first, then `.env`."""

        env_prefix = "DAOGOU_"
        env_file = ".env"
        env_file_encoding = "utf-8"
        allow_mutation = False


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Return the settings of this process, read once.

    Raises:
        SettingsError: a variable has a value that cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"DAOGOU_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise SettingsError(f"cannot read the settings: {wrong}") from error
