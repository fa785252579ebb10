"""All that is computed of one catalogue, and how it is written and read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.contract import Filters
from recommender.encoders import SentenceEncoder
from recommender.index.columns import CatalogueColumns
from recommender.index.lexical import LexicalIndex
from recommender.index.models import Models
from recommender.index.phrases import PhraseIndex
from recommender.index.profile import ProfileSpace
from recommender.index.semantic import SemanticIndex, TextVectors
from recommender.index.speller import Speller
from recommender.index.vector import VectorIndex
from recommender.storage import read_tensors, write_tensors

_COLUMNS = "columns.npz"
_LEXICAL = "lexical"
_PHRASES = "phrases.npz"
_FITS = "fits.npz"
_MODELS = "models.json"
_SPELLING = "spelling.json"
_PRODUCTS = "products.faiss"
_MULTILINGUAL = "products_multilingual.faiss"
_SIGNALS = "signals.safetensors"
_PROFILE = "profile.safetensors"
_TEXTS = "texts.safetensors"
_TEXTS_MULTILINGUAL = "texts_multilingual.safetensors"


@dataclass(frozen=True)
class Indexes:
    """Row k is the same product in every part.

    `models` are the shop's lines; `phrases` holds the exact words of the products, `fits` those of what they say they
    fit. `products` holds the vectors of I: the encoder's block of text and, in a shop with purchases, the block of
    behaviour that `profile` belongs to. `multilingual` reads what its encoder cannot (None where that one reads every
    language). `popularity` [n] is 0 to 1; `order_counts` [n] says in how many orders each product was bought; `groups`
    [n] holds the variant group of each product.
    """

    columns: CatalogueColumns
    lexical: LexicalIndex
    models: Models
    phrases: PhraseIndex
    fits: PhraseIndex
    speller: Speller
    products: SemanticIndex
    multilingual: SemanticIndex | None
    popularity: NDArray[np.float32]
    order_counts: NDArray[np.float32]
    groups: NDArray[np.int32]
    profile: ProfileSpace | None

    @property
    def bilingual_encoder(self) -> SentenceEncoder:
        """The encoder that reads English and Chinese."""
        return (self.multilingual or self.products).encoder

    def mask(self, filters: Filters) -> NDArray[np.bool_]:
        """Return which products satisfy every condition but those on price and stock, [n]."""
        mask = self.columns.mask(filters)
        for wanted in filters.texts:
            index = self.fits if wanted.fits else self.phrases
            found = index.mask(wanted.phrases, in_first_field=wanted.in_title, longer_too=wanted.negated)
            mask &= ~found if wanted.negated else found
        for alternatives in filters.either:
            mask &= np.logical_or.reduce([self.mask(each) for each in alternatives])
        return mask


@dataclass(frozen=True)
class Texts:
    """The text vectors that indexes were made of, kept for the next training."""

    main: TextVectors
    multilingual: TextVectors | None


def save_indexes(indexes: Indexes, texts: Texts, folder: Path) -> None:
    """Write the indexes and what they were made of into an existing, empty folder."""
    indexes.columns.save(folder / _COLUMNS)
    indexes.lexical.save(folder / _LEXICAL)
    indexes.models.save(folder / _MODELS)
    indexes.phrases.save(folder / _PHRASES)
    indexes.fits.save(folder / _FITS)
    indexes.speller.save(folder / _SPELLING)
    indexes.products.index.save(folder / _PRODUCTS)
    texts.main.save(folder / _TEXTS)
    signals = {"popularity": indexes.popularity, "order_counts": indexes.order_counts, "groups": indexes.groups}
    write_tensors(folder / _SIGNALS, signals)
    if indexes.multilingual is not None and texts.multilingual is not None:
        indexes.multilingual.index.save(folder / _MULTILINGUAL)
        texts.multilingual.save(folder / _TEXTS_MULTILINGUAL)
    if indexes.profile is not None:
        indexes.profile.save(folder / _PROFILE)


def load_indexes(folder: Path, encoder: SentenceEncoder, multilingual: SentenceEncoder | None) -> Indexes:
    """Read what `save_indexes` wrote; the encoders must be those that built it.

    Raises:
        ArtefactError: a file is missing or damaged.
    """
    signals = read_tensors(folder / _SIGNALS, ("popularity", "order_counts", "groups"))
    models = Models.load(folder / _MODELS)
    profile = folder / _PROFILE
    return Indexes(
        columns=CatalogueColumns.load(folder / _COLUMNS),
        lexical=LexicalIndex.load(folder / _LEXICAL),
        models=models,
        phrases=PhraseIndex.load(folder / _PHRASES, models),
        fits=PhraseIndex.load(folder / _FITS, models),
        speller=Speller.load(folder / _SPELLING),
        products=SemanticIndex(encoder, VectorIndex.load(folder / _PRODUCTS)),
        multilingual=None
        if multilingual is None
        else SemanticIndex(multilingual, VectorIndex.load(folder / _MULTILINGUAL)),
        profile=ProfileSpace.load(profile) if profile.exists() else None,
        **signals,
    )


def load_texts(folder: Path) -> Texts:
    """Read the text vectors that `save_indexes` wrote.

    Raises:
        ArtefactError: a file is missing or damaged.
    """
    multilingual = folder / _TEXTS_MULTILINGUAL
    return Texts(TextVectors.load(folder / _TEXTS), TextVectors.load(multilingual) if multilingual.exists() else None)
