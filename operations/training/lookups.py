"""Writes the shop's vocabulary as lookup tables, so that training knows which words this shop uses."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import MissingPieceError

if TYPE_CHECKING:
    from shop.settings import Settings

# One table a kind of word. Attribute names ("colour", "memory") are no spans a shopper asks for.
_KINDS = ("category", "brand", "value", "use")


def lookups_dir(settings: Settings) -> Path:
    """Return the folder of the lookup tables; Rasa reads it beside the dialogue data."""
    return settings.artefacts_dir / "dialogue" / "lookups"


def write_lookups(settings: Settings) -> None:
    """Write the terms of the shop's database as Rasa lookup tables; the same terms give the same file.

    Raises:
        MissingPieceError: the shop has no vocabulary yet.
    """
    import yaml

    from shop.unit_of_work import unit_of_work_factory

    with unit_of_work_factory(settings.database_url)() as uow:
        terms = uow.terms.all()
    if not terms:
        raise MissingPieceError("the shop's vocabulary", settings.database_url, "daogou ingest")
    words: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        words[term.kind.value].add(" ".join(term.text.split()))
    tables = [
        {"lookup": kind, "examples": "".join(f"- {word}\n" for word in sorted(words[kind]))}
        for kind in _KINDS
        if words[kind]
    ]
    folder = lookups_dir(settings)
    folder.mkdir(parents=True, exist_ok=True)
    content = yaml.safe_dump({"version": "3.1", "nlu": tables}, allow_unicode=True, sort_keys=False, width=10_000)
    (folder / "vocabulary.yml").write_text(content, encoding="utf-8")
