"""Training the recommender of a shop from its database, when there is something new to learn."""

from __future__ import annotations

import logging
import os
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Any

import recommender
from recommender.collaborative.blend import BlendModel
from recommender.collaborative.interactions import Interactions, Purchase
from recommender.collaborative.run import TrainingRun
from recommender.collaborative.shilling import Suspicion, find_shilling, without_shilling
from recommender.encoders import load_encoder, load_query_encoder
from recommender.errors import ArtefactError
from recommender.index.artefacts import Card, check_artefact, read_card, save_artefact
from recommender.index.indexes import Texts, load_texts
from recommender.progress import Progress, silent
from recommender.training.building import build_indexes, encode_texts, encoder_names
from recommender.training.tuning import Tuned, read_tuned
from shop.catalogue.records import TermKind
from shop.catalogue.snapshots import ProductSnapshot
from shop.currency import ExchangeRates
from shop.settings import Settings
from shop.shop_file import ShopFile
from shop.unit_of_work import UnitOfWorkFactory

logger = logging.getLogger(__name__)

ARTEFACT = "recommender"
TRAINING = "training"
"""The folder of checkpoints and TensorBoard logs, beside the artefacts."""
_PROGRAM = Path(recommender.__file__).parent
_NOT_LEARNT: dict[str, Any] = {
    **dict.fromkeys(("price_cents", "sale_price_cents", "sale_from", "sale_until", "stock", "url")),
    "currency": "",
    "variants": (),
    "image_urls": (),
}
"""What of a product is read while serving, or not by the recommender: a change of it changes nothing in an artefact."""


def train_recommender(
    uow_factory: UnitOfWorkFactory, settings: Settings, progress: Progress = silent, force: bool = False
) -> Card:
    """Train on what the database holds and write the artefact; do nothing when it was trained on just that.

    Args:
        uow_factory: opens the shop's database.
        settings: where the artefact and the catalogue's exchange rates lie.
        progress: told of every stage.
        force: train even if nothing has changed.

    Returns:
        The card of the artefact, new or old.

    Raises:
        TrainingError: there is no product.
        SettingsError: the catalogue's `shop.yml` is missing or not in order.
    """
    began_at = time.monotonic()
    folder = settings.artefacts_dir / ARTEFACT
    rates = ShopFile.load(settings.catalogue_dir).rates
    with uow_factory() as uow:
        products = list(uow.products.iter_snapshots())
        purchases = list(uow.orders.iter_purchases())
        lines = sorted(term.text for term in uow.terms.all() if term.kind is TermKind.LINE)
    training = settings.artefacts_dir / TRAINING
    tuned = read_tuned(training)
    data_hash = _data_hash(products, purchases, lines, tuned)
    card = _trained_on(folder)
    if card is not None and card.data_hash == data_hash and not force:
        return card
    _warn_of_unknown_currencies(products, rates)
    run = TrainingRun(progress, training)
    interactions = Interactions.from_purchases(purchases)
    suspicions = find_shilling(interactions)
    for suspicion in suspicions:
        logger.warning(
            "%d profiles that do not hang together all bought product %d: left out as fakes (chance %.0e)",
            len(suspicion.customer_ids),
            suspicion.product_id,
            suspicion.chance,
        )
    interactions = without_shilling(interactions, suspicions)
    main, second = encoder_names(products)
    is_alike = card is not None and (card.encoder, card.multilingual) == (main, second)
    previous = _previous(folder) if is_alike and not force else None  # vectors of two encoders must never meet
    threads = os.cpu_count() or 1
    texts = encode_texts(
        products, load_encoder(main, threads), None if second is None else load_encoder(second, threads), previous, run
    )
    model = BlendModel(tuned=tuned)
    if len(interactions):
        model.fit(interactions, run)
    encoders = load_query_encoder(main), None if second is None else load_query_encoder(second)
    indexes = build_indexes(products, interactions, texts, *encoders, model, run.folder, run, lines)
    card = Card(
        data_hash=data_hash,
        encoder=main,
        multilingual=second,
        products=len(products),
        customers=len(interactions.customer_ids),
        interactions=len(interactions),
        seconds=round(time.monotonic() - began_at, 1),
        parameters=_parameters(model) if len(interactions) else {},
        metrics={**model.validation, "suspected fake profiles": float(_suspected(suspicions))},
    )
    return save_artefact(indexes, texts, card, folder)


def _warn_of_unknown_currencies(products: Sequence[ProductSnapshot], rates: ExchangeRates) -> None:
    counts = Counter(item.currency for item in products if item.price_cents is not None)
    for currency, count in counts.items():
        if not rates.knows(currency):
            logger.warning(
                "%d products have prices in %s, which has no rate: limits of a price leave them out; "
                "add it to exchange_rates in shop.yml",
                count,
                currency,
            )


def _trained_on(folder: Path) -> Card | None:
    try:
        return read_card(folder)
    except ArtefactError:
        return None  # missing or of another version: it is trained anew


def _previous(folder: Path) -> Texts | None:
    try:
        check_artefact(folder)
        return load_texts(folder)
    except ArtefactError:
        return None  # damaged: everything is encoded anew


def _parameters(model: BlendModel) -> dict[str, float]:
    return {f"blend.{component.model.name}": component.weight for component in model.components}


def _suspected(suspicions: Sequence[Suspicion]) -> int:
    return len({customer for suspicion in suspicions for customer in suspicion.customer_ids})


def _data_hash(
    products: Sequence[ProductSnapshot], purchases: Sequence[Purchase], lines: Sequence[str], tuned: Tuned
) -> str:
    digest = blake2b(repr((tuned, lines)).encode(), digest_size=16)
    for path in sorted(_PROGRAM.rglob("*.py")):
        digest.update(path.read_bytes())  # another program would make something else of the same data
    for product in products:
        digest.update(repr(replace(product, **_NOT_LEARNT)).encode())
    for purchase in purchases:
        digest.update(repr(purchase).encode())
    return digest.hexdigest()
