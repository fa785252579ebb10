"""The figures behind `daogou evaluate`."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cli.dialogue import model_path
from cli.environment import server_environment
from cli.errors import CommandError, MissingPieceError

if TYPE_CHECKING:
    from recommender.engine import HybridRecommender
    from recommender.progress import Progress
    from shop.catalogue.snapshots import ProductSnapshot
    from shop.settings import Settings

EVALUATION_DIR = Path("data/evaluation")
JUDGED_SOURCE = "electronics"
LANGUAGES = {"en": "English", "zh": "Chinese"}


@dataclass(frozen=True)
class Figure:
    """One measured value: of which part, on which data, by which model, in which measure."""

    part: str
    data: str
    model: str
    measure: str
    value: float


@dataclass(frozen=True)
class TrainedShop:
    """The trained recommender, the products it ranks in its own order, and what customers bought."""

    recommender: HybridRecommender
    products: list[ProductSnapshot]
    purchases: list[tuple[int, int, datetime, int]]

    @classmethod
    def load(cls, settings: Settings) -> TrainedShop:
        """Load everything.

        Raises:
            RecommenderError, ShopError: the recommender is not trained, or the database cannot be read.
        """
        from recommender.engine import HybridRecommender
        from shop.unit_of_work import unit_of_work_factory

        recommender = HybridRecommender.load(settings.artefacts_dir / "recommender")
        with unit_of_work_factory(settings.database_url)() as uow:
            return cls(recommender, list(uow.products.iter_snapshots()), list(uow.orders.iter_purchases()))


def measure_search(shop: TrainedShop) -> list[Figure]:
    """Return NDCG@10 on the graded queries, next to plain BM25.

    Raises:
        RecommenderError: the shop has none of the judged products.
    """
    from recommender.evaluation.search import evaluate_search, read_judgments

    judgments = read_judgments(EVALUATION_DIR / f"search_{JUDGED_SOURCE}.csv", JUDGED_SOURCE, shop.products)
    found = evaluate_search(shop.recommender, shop.products, JUDGED_SOURCE, judgments)
    return [Figure("search", f"{row.queries} graded queries", row.model, "NDCG@10", row.ndcg) for row in found]


def measure_recommendation(shop: TrainedShop, progress: Progress) -> list[Figure]:
    """Return Recall@20 and NDCG@20 on the customers' last orders, next to popularity and implicit's ALS.

    Raises:
        RecommenderError: no customer came back for something new.
    """
    from recommender.evaluation.recommendation import evaluate_recommendation

    found = evaluate_recommendation(shop.recommender.indexes, shop.products, shop.purchases, progress)
    return [
        Figure("recommendation", f"last orders of {row.customers:,} customers", row.model, measure, value)
        for row in found
        for measure, value in (("Recall@20", row.recall), ("NDCG@20", row.ndcg))
    ]


def measure_nlu(settings: Settings) -> list[Figure]:
    """Return intent accuracy and entity F1 of the dialogue model on the held-out messages, per language.

    Raises:
        MissingPieceError: the dialogue model is not trained.
        CommandError: the model could not be loaded or asked.
    """
    model = model_path(settings)
    if not model.exists():
        raise MissingPieceError("the dialogue model", model, "daogou train dialogue")
    files = [f"{language}={EVALUATION_DIR / f'nlu_{language}.yml'}" for language in LANGUAGES]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "figures.json"
        # Rasa is imported in another process: only `bot` may import it.
        command = [sys.executable, "-m", "bot.evaluation", "--model", str(model), "--out", str(out), *files]
        result = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, env=server_environment(settings), check=False
        )
        if result.returncode != 0:
            raise CommandError(f"the dialogue model could not be measured:\n{result.stderr[-2000:]}")
        figures = json.loads(out.read_text(encoding="utf-8"))
    found = []
    for language, values in figures.items():
        messages = f"{values['messages']} messages, {LANGUAGES[language]}"
        spans = f"{values['entities']} spans, {LANGUAGES[language]}"
        found.append(Figure("understanding", messages, "dialogue model", "intent accuracy", values["intent_accuracy"]))
        found.append(Figure("understanding", spans, "dialogue model", "entity F1", values["entity_f1"]))
    return found
