"""All that is computed of one catalogue: building it, writing it, reading it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.collaborative.interactions import Interactions
from recommender.collaborative.linear import LinearModel
from recommender.errors import TrainingError
from recommender.index.columns import CatalogueColumns
from recommender.index.lexical import LexicalIndex
from recommender.index.semantic import SemanticIndex
from recommender.product_text import embedding_text, lexical_words
from recommender.progress import Progress, silent
from recommender.ranking.popularity import popularity
from recommender.ranking.variants import variant_groups
from recommender.storage import read_tensors, write_tensors
from recommender.text import SentenceEncoder
from shop.catalogue.snapshots import ProductSnapshot
from shop.currency import ExchangeRates

_COLUMNS = "columns.npz"
_LEXICAL = "lexical"
_SEMANTIC = "vectors.safetensors"
_MULTILINGUAL = "vectors_multilingual.safetensors"
_SIGNALS = "signals.safetensors"
_BEHAVIOUR = "behaviour.safetensors"


@dataclass(frozen=True)
class Indexes:
    """Row k is the same product in every part.

    `multilingual` reads what the encoder of `semantic` cannot (None where that one reads every language);
    `popularity` [n] is 0 to 1; `groups` [n] holds the variant group of each product; `behaviour` is None in a shop
    without purchases.
    """

    columns: CatalogueColumns
    lexical: LexicalIndex
    semantic: SemanticIndex
    multilingual: SemanticIndex | None
    popularity: NDArray[np.float32]
    groups: NDArray[np.int32]
    behaviour: LinearModel | None


def build_indexes(
    products: Sequence[ProductSnapshot],
    interactions: Interactions,
    rates: ExchangeRates,
    encoder: SentenceEncoder,
    multilingual: SentenceEncoder | None = None,
    previous: Indexes | None = None,
    progress: Progress = silent,
) -> Indexes:
    """Compute everything for a catalogue and its purchases.

    Args:
        products: at least one.
        interactions: who bought what; may be empty.
        rates: into the shop's base currency.
        encoder: for the texts of products and queries.
        multilingual: for Chinese queries, when `encoder` reads English only.
        previous: of an earlier catalogue by the same encoders; texts it knows are not encoded again.
        progress: told of every stage.

    Raises:
        TrainingError: there is no product.
        UnknownCurrencyError: a product's currency has no rate.
    """
    if not products:
        raise TrainingError("there are no products to index; run `daogou ingest` first")
    progress("filters and words", 0, 1)
    texts = [embedding_text(product) for product in products]
    order_counts = interactions.order_counts()
    columns = CatalogueColumns.build(products, rates)
    lexical = LexicalIndex.build([lexical_words(product) for product in products])
    groups = variant_groups(products)
    known_by = popularity(products, [order_counts.get(product.id, 0) for product in products])
    progress("filters and words", 1, 1)
    behaviour = None
    if len(interactions):
        behaviour = LinearModel()
        behaviour.fit(interactions, progress)
    old = None if previous is None else previous.semantic
    old_multilingual = None if previous is None else previous.multilingual
    return Indexes(
        columns=columns,
        lexical=lexical,
        semantic=_encode(encoder, texts, old, progress),
        multilingual=None if multilingual is None else _encode(multilingual, texts, old_multilingual, progress),
        popularity=known_by,
        groups=groups,
        behaviour=behaviour,
    )


def save_indexes(indexes: Indexes, folder: Path) -> None:
    """Write the indexes into an existing, empty folder."""
    indexes.columns.save(folder / _COLUMNS)
    indexes.lexical.save(folder / _LEXICAL)
    indexes.semantic.save(folder / _SEMANTIC)
    write_tensors(folder / _SIGNALS, {"popularity": indexes.popularity, "groups": indexes.groups})
    if indexes.multilingual is not None:
        indexes.multilingual.save(folder / _MULTILINGUAL)
    if indexes.behaviour is not None:
        indexes.behaviour.save(folder / _BEHAVIOUR)


def load_indexes(folder: Path, encoder: SentenceEncoder, multilingual: SentenceEncoder | None) -> Indexes:
    """Read what `save_indexes` wrote; the encoders must be those that built it.

    Raises:
        ArtefactError: a file of tensors is missing or damaged.
    """
    signals = read_tensors(folder / _SIGNALS, ("popularity", "groups"))
    behaviour = folder / _BEHAVIOUR
    return Indexes(
        columns=CatalogueColumns.load(folder / _COLUMNS),
        lexical=LexicalIndex.load(folder / _LEXICAL),
        semantic=SemanticIndex.load(folder / _SEMANTIC, encoder),
        multilingual=None if multilingual is None else SemanticIndex.load(folder / _MULTILINGUAL, multilingual),
        popularity=signals["popularity"],
        groups=signals["groups"],
        behaviour=LinearModel.load(behaviour) if behaviour.exists() else None,
    )


def _encode(
    encoder: SentenceEncoder, texts: Sequence[str], previous: SemanticIndex | None, progress: Progress
) -> SemanticIndex:
    reusable = previous is not None and previous.encoder.name == encoder.name
    return SemanticIndex.build(encoder, texts, previous.known() if previous and reusable else None, progress)
