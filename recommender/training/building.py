"""Everything a recommender serves is built here from products and purchases; serving itself never comes by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from language.han import contains_han
from recommender.collaborative.blend import BlendModel
from recommender.collaborative.contract import CollaborativeModel
from recommender.collaborative.interactions import Interactions
from recommender.collaborative.run import UNWATCHED, TrainingRun
from recommender.encoders import SentenceEncoder
from recommender.encoders.encoder import MINILM, MULTILINGUAL
from recommender.errors import TrainingError
from recommender.index.columns import CatalogueColumns
from recommender.index.indexes import Indexes, Texts
from recommender.index.lexical import LexicalIndex
from recommender.index.models import Models
from recommender.index.phrases import PhraseIndex
from recommender.index.popularity import popularity
from recommender.index.product_text import embedding_text, exact_fields, lexical_words, spelt_words
from recommender.index.profile import ProfileSpace
from recommender.index.semantic import SemanticIndex, TextVectors
from recommender.index.speller import Speller
from recommender.index.variants import variant_groups
from recommender.index.vector import VectorIndex
from recommender.training.profile_learning import learn_profile_space
from shop.catalogue.snapshots import ProductSnapshot
from shop.vocabulary.fits import fitted

_HALF_LIFE_ITEMS = 100.0
_CHINESE_SHARE = 0.1
"""From this share of products with a Chinese title on one encoder reads all texts. The English one is better at English
and sees nothing of Chinese: by it an English query finds no Chinese product."""


def encoder_names(products: Sequence[ProductSnapshot]) -> tuple[str, str | None]:
    """Return which encoder reads the texts of a catalogue, and which one Chinese queries where that one cannot."""
    chinese = sum(contains_han(product.title) for product in products)
    return (MULTILINGUAL, None) if chinese > _CHINESE_SHARE * len(products) else (MINILM, MULTILINGUAL)


def encode_texts(
    products: Sequence[ProductSnapshot],
    encoder: SentenceEncoder,
    multilingual: SentenceEncoder | None = None,
    previous: Texts | None = None,
    run: TrainingRun = UNWATCHED,
) -> Texts:
    """Encode the texts of products; those that `previous`, by the same encoders, knows are not encoded again."""
    texts = [embedding_text(product) for product in products]
    known = previous.main.known() if previous else None
    main = TextVectors.build(encoder, texts, known, run.progress)
    if multilingual is None:
        return Texts(main, None)
    known = previous.multilingual.known() if previous and previous.multilingual else None
    return Texts(main, TextVectors.build(multilingual, texts, known, run.progress))


def build_indexes(
    products: Sequence[ProductSnapshot],
    interactions: Interactions,
    texts: Texts,
    encoder: SentenceEncoder,
    multilingual: SentenceEncoder | None = None,
    model: CollaborativeModel | None = None,
    checkpoints: Path | None = None,
    run: TrainingRun = UNWATCHED,
    lines: Iterable[str] = (),
) -> Indexes:
    """Compute everything for a catalogue and its purchases.

    Args:
        products: at least one.
        interactions: who bought what; may be empty.
        texts: of the products, by the two encoders.
        encoder: for the texts of queries.
        multilingual: for Chinese queries, when `encoder` reads English only.
        model: fitted on the interactions; by default the blend is fitted here.
        checkpoints: a folder for unfinished vector indexes, so that a build that was stopped goes on.
        run: progress, and the logs and checkpoints of the models.
        lines: the names of the brands' lines and models, as products write them.

    Raises:
        TrainingError: there is no product.
    """
    if not products:
        raise TrainingError("there are no products to index; run `daogou ingest` first")
    run.progress("filters and words", 0, 1)
    columns = CatalogueColumns.build(products)
    lexical = LexicalIndex.build([lexical_words(product) for product in products])
    models = Models(lines)
    phrases = PhraseIndex.build((exact_fields(product) for product in products), models)
    fits = PhraseIndex.build((fitted(product) for product in products), models)
    speller = Speller.build([spelt_words(product) for product in products])
    groups = variant_groups(products)
    run.progress("filters and words", 1, 1)
    index, counts, space = index_purchases(columns, interactions, texts, model, checkpoints, run)
    translated = None
    if multilingual is not None and texts.multilingual is not None:
        translated = SemanticIndex(multilingual, _indexed(texts.multilingual.vectors, checkpoints, "multilingual", run))
    return Indexes(
        columns=columns,
        lexical=lexical,
        models=models,
        phrases=phrases,
        fits=fits,
        speller=speller,
        products=SemanticIndex(encoder, index),
        multilingual=translated,
        popularity=popularity(products, counts.tolist()),
        order_counts=counts,
        groups=groups,
        profile=space,
    )


def index_purchases(
    columns: CatalogueColumns,
    interactions: Interactions,
    texts: Texts,
    model: CollaborativeModel | None = None,
    checkpoints: Path | None = None,
    run: TrainingRun = UNWATCHED,
) -> tuple[VectorIndex, NDArray[np.float32], ProfileSpace | None]:
    """Compute what depends on purchases: the product vectors, the order counts [n], and the profile space.

    Args:
        columns: of the catalogue.
        interactions: who bought what; may be empty.
        texts: of the products.
        model: fitted on the interactions; by default the blend is fitted here.
        checkpoints: a folder for an unfinished vector index.
        run: progress, and the logs and checkpoints of the models.
    """
    orders = interactions.order_counts()
    counts = np.array([orders.get(product_id, 0) for product_id in columns.ids.tolist()], np.float32)
    vectors = texts.main.vectors.astype(np.float32)
    if not len(interactions):
        return _indexed(vectors, checkpoints, "products", run), counts, None
    if model is None:
        model = BlendModel()
        model.fit(interactions, run)
    sold_rows = columns.rows(model.product_ids.tolist())
    sold_columns = model.columns(columns.ids[sold_rows].tolist())
    half_life = _HALF_LIFE_ITEMS if interactions.has_times else float("inf")
    space = learn_profile_space(model, sold_rows, sold_columns, vectors, half_life, run.progress)
    vectors = np.concatenate([vectors, space.item_out], axis=1)
    return _indexed(vectors, checkpoints, "products", run), counts, space


def _indexed(
    vectors: NDArray[np.float32] | NDArray[np.float16], checkpoints: Path | None, name: str, run: TrainingRun
) -> VectorIndex:
    checkpoint = None if checkpoints is None else checkpoints / f"{name}.faiss.unfinished"
    return VectorIndex.build(vectors, checkpoint=checkpoint, progress=run.progress)
