"""The hybrid recommender keeps the contract: as built, and as loaded from disk."""

from __future__ import annotations

import pytest

from recommender.index.artefacts import Card, save_artefact
from recommender.serving.hybrid import HybridRecommender
from tests.recommender.contract_suite import RecommenderContract


class TestBuilt(RecommenderContract):
    pass


class TestLoaded(RecommenderContract):
    @pytest.fixture(scope="class")
    def recommender(self, indexes, texts, toy_offers, tmp_path_factory):
        folder = tmp_path_factory.mktemp("artefacts") / "recommender"
        save_artefact(indexes, texts, Card("hash", "multilingual", None, 26, 40, len(indexes.groups), 0.1), folder)
        recommender = HybridRecommender.load(folder)
        recommender.replace_offers(toy_offers)
        return recommender
