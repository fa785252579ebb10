"""The tagger's published weights: learnt once from the project's examples, they are good for every shop.

A folder holds `weights.safetensors` and `card.json`, written by `daogou train tagger`. The card has the digest of the
weights, which is checked before they are read, and the tensors hold arrays only: nothing in them runs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import load, save

from bot.nlu.tagging.network import TaggingNetwork
from bot.nlu.tagging.retelling import Example

CARD_FILE, WEIGHTS_FILE = "card.json", "weights.safetensors"
_KEYS = "examples"
_KEY_BYTES = 8


class PublishedError(ValueError):
    """The published weights are not those that their card speaks of."""


@dataclass(frozen=True)
class PublishedTagger:
    """Trained networks, what their tags and features are, and which examples they have learnt."""

    networks: tuple[TaggingNetwork, ...]
    entities: tuple[str, ...]
    tables: tuple[str, ...]
    """The names of the lookup tables, whose marks are features."""
    keys: frozenset[bytes]
    """Those of the examples, see `key_of`."""

    def save(self, folder: Path, about: Mapping[str, Any]) -> None:
        """Write weights and card.

        Args:
            folder: it is made.
            about: what else the card shall tell.
        """
        folder.mkdir(parents=True, exist_ok=True)
        tensors = {
            f"{number}.{name}": values.astype(np.float16)
            for number, network in enumerate(self.networks)
            for name, values in network.weights.items()
        }
        keys = np.frombuffer(b"".join(sorted(self.keys)), np.uint8).reshape(-1, _KEY_BYTES)
        content = save({**tensors, _KEYS: keys})
        (folder / WEIGHTS_FILE).write_bytes(content)
        card = {
            "sha256": hashlib.sha256(content).hexdigest(),
            "networks": len(self.networks),
            "entities": self.entities,
            "tables": self.tables,
            "examples": len(self.keys),
            "data_hash": hashlib.sha256(b"".join(sorted(self.keys))).hexdigest(),
            **about,
        }
        (folder / CARD_FILE).write_text(f"{json.dumps(card, indent=2, ensure_ascii=False)}\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> PublishedTagger | None:
        """Read what `save` wrote; None where there is nothing.

        Raises:
            PublishedError: the weights are not those of the card.
        """
        if not (folder / CARD_FILE).exists():
            return None
        card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        content = (folder / WEIGHTS_FILE).read_bytes()
        if hashlib.sha256(content).hexdigest() != card["sha256"]:
            raise PublishedError(
                f"{folder / WEIGHTS_FILE} is not what {CARD_FILE} beside it speaks of: damaged or changed; "
                f"`git checkout -- {folder}` brings it back, `daogou train tagger` makes it anew"
            )
        tensors = load(content)
        keys = frozenset(key.tobytes() for key in tensors.pop(_KEYS))
        networks: list[dict[str, Any]] = [{} for _ in range(card["networks"])]
        for name, values in tensors.items():
            number, _, own = name.partition(".")
            networks[int(number)][own] = values
        return cls(tuple(map(TaggingNetwork, networks)), tuple(card["entities"]), tuple(card["tables"]), keys)

    def not_learnt(self, examples: Iterable[Example]) -> list[Example]:
        """Return the examples that the networks have not seen."""
        return [example for example in examples if key_of(example) not in self.keys]

    def forgotten(self, examples: Iterable[Example]) -> int:
        """Return how many of those that the networks have seen are no examples any more."""
        return len(self.keys - {key_of(example) for example in examples})


def key_of(example: Example) -> bytes:
    """Return what tells an example from others: its text and its spans."""
    told = json.dumps([example.text, sorted(example.spans)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).digest()[:_KEY_BYTES]


def keys_of(examples: Sequence[Example]) -> frozenset[bytes]:
    """Return the keys of examples."""
    return frozenset(map(key_of, examples))
