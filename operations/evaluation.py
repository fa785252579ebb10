"""Measures the trained guide on held-out data: its search, its recommendations, and what it understands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from operations.pieces import recommender_dir
from operations.processes.asking_model import ask_model
from recommender.evaluation.rows import Row

if TYPE_CHECKING:
    from recommender.evaluation.bench import Bench
    from recommender.progress import Progress
    from recommender.serving.hybrid import HybridRecommender
    from shop.settings import Settings

EVALUATION_DIR = Path("data/evaluation")
JUDGED_SOURCE = "electronics"
_LANGUAGES = {"en": "English", "zh": "Chinese"}

Tables = dict[str, list[Row]]
"""The lines of each table, by its title."""


@dataclass(frozen=True)
class Understanding:
    """Of what `bot.evaluation.understanding` writes about a file of messages, what is told here."""

    messages: int
    intent_accuracy: float
    entities: int
    entity_f1: float


@dataclass(frozen=True)
class TrainedShop:
    """The trained recommender, what it was made of, and what customers bought."""

    recommender: HybridRecommender
    bench: Bench
    purchases: list[tuple[int, int, datetime, int]]

    @classmethod
    def load(cls, settings: Settings) -> TrainedShop:
        """Load everything.

        Raises:
            RecommenderError, ShopError: the recommender is not trained, or the database cannot be read.
        """
        from recommender.evaluation.bench import Bench
        from recommender.index.indexes import load_texts
        from recommender.serving.hybrid import HybridRecommender
        from shop.unit_of_work import unit_of_work_factory

        folder = recommender_dir(settings)
        recommender = HybridRecommender.load(folder)
        with unit_of_work_factory(settings.database_url)() as uow:
            products = list(uow.products.iter_snapshots())
            known = {product.id for product in products}
            purchases = [purchase for purchase in uow.orders.iter_purchases() if purchase[1] in known]
        return cls(recommender, Bench(recommender.indexes, load_texts(folder), products), purchases)


def measure_search(shop: TrainedShop) -> Tables:
    """Return NDCG@10 on the graded queries as the parts of the ranking are added, and by cross-validated shares.

    Raises:
        RecommenderError: the shop has none of the judged products.
    """
    from recommender.evaluation.search import evaluate_search, read_judgments
    from recommender.evaluation.shares import evaluate_shares

    path = EVALUATION_DIR / f"search_{JUDGED_SOURCE}.csv"
    judgments = read_judgments(path, JUDGED_SOURCE, shop.bench.products)
    return {
        "search": evaluate_search(shop.bench, JUDGED_SOURCE, judgments),
        "search, cross-validated": evaluate_shares(shop.bench, JUDGED_SOURCE, judgments),
    }


def measure_recommendation(shop: TrainedShop, progress: Progress) -> Tables:
    """Return how well models foresee last orders, cold starts, the steps of the ranking, and attacks.

    Raises:
        RecommenderError: no customer came back for something new.
    """
    from recommender.evaluation.attacks import evaluate_attacks
    from recommender.evaluation.cold_start import evaluate_new_products, evaluate_new_shop, evaluate_new_shoppers
    from recommender.evaluation.recommendation import evaluate_recommendation
    from recommender.evaluation.steps import evaluate_steps

    bench, purchases = shop.bench, shop.purchases
    return {
        "recommendation": evaluate_recommendation(bench, purchases, progress),
        "new shoppers": evaluate_new_shoppers(bench, purchases, progress),
        "new products": evaluate_new_products(bench, purchases, progress),
        "new shop": evaluate_new_shop(bench, purchases, progress),
        "ranking steps": evaluate_steps(bench, purchases, progress),
        "attacks": evaluate_attacks(purchases, progress),
    }


def measure_nlu(settings: Settings) -> Tables:
    """Return intent accuracy and entity F1 of the dialogue model on the held-out messages, per language.

    Raises:
        MissingPieceError: the dialogue model is not trained.
        ModelError: the model could not be loaded or asked.
    """
    files = [f"{language}={EVALUATION_DIR / f'nlu_{language}.yml'}" for language in _LANGUAGES]
    figures = ask_model(settings, dict[str, Understanding], "bot.evaluation.understanding", *files)
    found = []
    for language, understanding in figures.items():
        messages = f"{understanding.messages} messages, {_LANGUAGES[language]}"
        spans = f"{understanding.entities} spans, {_LANGUAGES[language]}"
        found.append(Row("dialogue model", messages, {"intent accuracy": understanding.intent_accuracy}))
        found.append(Row("dialogue model", spans, {"entity F1": understanding.entity_f1}))
    return {"understanding": found}
