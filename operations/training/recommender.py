"""Tells in well under a second whether the recommender was trained from what is there now.

The exact answer needs the whole catalogue in memory and PyTorch loaded; a second `make up` must not wait for that.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from operations.fingerprints import LOCK_PATH, code_files, files_fingerprint
from operations.pieces import recommender_dir

if TYPE_CHECKING:
    from shop.settings import Settings

RECOMMENDER_CODE_DIRS = (Path("language"), Path("recommender"))
"""What computes the recommender's indexes, and what it calls for that."""


def recommender_fingerprint(settings: Settings) -> str:
    """Return a hash over what the recommender is trained from: products, orders, exchange rates, tuning, and its code.

    Raises:
        ShopError: the database cannot be reached or has no tables.
    """
    from sqlalchemy import select

    from shop.catalogue.models import Product
    from shop.database import make_engine
    from shop.orders.models import Order

    tuned = settings.artefacts_dir / "training" / "tuned.json"
    files = [LOCK_PATH, settings.catalogue_dir / "shop.yml", tuned, *code_files(*RECOMMENDER_CODE_DIRS)]
    digest = hashlib.sha256(files_fingerprint(files).encode())
    with make_engine(settings.database_url).connect() as connection:
        products, orders = Product.__table__.c, Order.__table__.c
        # Words that people write for a category can move products that were sorted by their titles.
        for columns in ((products.id, products.content_hash, products.category_id), (orders.id, orders.content_hash)):
            for row in connection.execute(select(*columns).order_by(columns[0])):
                digest.update(f"{' '.join(map(str, row))}\n".encode())
    return digest.hexdigest()


def is_recommender_fresh(settings: Settings) -> bool:
    """Whether a trained recommender exists and was trained from what is there now.

    Raises:
        ShopError: the database cannot be reached or has no tables.
    """
    path = _recommender_mark(settings)
    if not path.exists() or not recommender_dir(settings).is_dir():
        return False
    return path.read_text(encoding="utf-8").strip() == recommender_fingerprint(settings)


def mark_recommender_fresh(settings: Settings) -> None:
    """Note that the recommender has just been trained from what is there now."""
    _recommender_mark(settings).write_text(f"{recommender_fingerprint(settings)}\n", encoding="utf-8")


def _recommender_mark(settings: Settings) -> Path:
    return settings.artefacts_dir / "recommender.sha256"
