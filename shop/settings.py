"""Every setting of Daogou in one typed place, read from `DAOGOU_*` environment variables or a `.env` file."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from pydantic import BaseSettings, Field, ValidationError, validator

from shop.errors import SettingsError

CATALOGUES_DIR = Path("data/catalogues")
SHOP_FILE = "shop.yml"


class Settings(BaseSettings):
    """What can be set from outside; each field's description is the comment beside it in `.env.example`.

    Relative paths start at the working directory, which is the repository's root for every `daogou` command.
    """

    database_url: str = Field(
        default="sqlite:///var/daogou.db",
        description="SQLAlchemy URL of the shop's database: SQLite, or postgresql://user:password@host/name",
    )
    artefacts_dir: Path = Field(default=Path("artefacts"), description="Folder of trained models and indexes")
    catalogue_dir: Path = Field(
        default=Path(),
        description="Folder of the catalogue to sell, with its shop.yml; empty: the only one below data/catalogues",
    )
    var_dir: Path = Field(
        default=Path("var"), description="Folder for what the running guide writes: database, secrets, logs"
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
    storefront: bool = Field(
        default=True,
        description="Serve a storefront page with log-in as one of its customers; off for a shop with pages of its own",
    )

    tracker_store_url: str = Field(
        default="sqlite:///var/conversations.db", description="SQLAlchemy URL of the database that keeps conversations"
    )
    messages_per_minute: int = Field(
        default=60, ge=1, description="How many messages one connection may send a minute before it is asked to wait"
    )
    allowed_origins: str = Field(
        default="",
        description="Web origins that may embed the widget, separated by spaces, e.g. https://shop.example; "
        "empty: only pages of the chat server itself",
    )

    @validator("catalogue_dir", pre=True, always=True)
    @classmethod
    def _only_catalogue(cls, value: object) -> object:
        """Take the only catalogue there is; whoever reads its shop.yml tells where there are none or several."""
        if value not in ("", Path()):
            return value
        found = [path.parent for path in CATALOGUES_DIR.glob(f"*/{SHOP_FILE}")]
        return found[0] if len(found) == 1 else CATALOGUES_DIR

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
