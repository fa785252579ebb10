"""The examples of docs/recommender work as they stand: one file and one line."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import numpy as np
import pytest

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.models import MODELS
from recommender.contract import Filters, Query
from recommender.index.artefacts import Card, save_artefact
from recommender.ranking import defaults
from recommender.serving.hybrid import HybridRecommender
from tests.recommender.ranking.contract_suite import StepContract

DOCS = Path("docs/recommender")


def read_page(name):
    """The first block of code of a page, and the line that registers it."""
    text = (DOCS / name).read_text(encoding="utf-8")
    file = re.findall(r"```python\n(.*?)```", text, re.DOTALL)[0]
    (line,) = re.findall(r"^    (\w+(?:\(.*\))?,)$", text, re.MULTILINE)
    return file, line.rstrip(",")


def imported(file, module, folder, monkeypatch):
    (folder / f"{module}.py").write_text(file, encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(importlib.sys.modules, module, raising=False)
    return importlib.import_module(module)


def test_the_library_answers_as_its_first_page_says(indexes, texts, tmp_path, monkeypatch, capsys):
    file = re.findall(r"```python\n(.*?)```", (DOCS / "README.md").read_text(encoding="utf-8"), re.DOTALL)[0]
    card = Card("hash", "multilingual", None, products=26, customers=40, interactions=200, seconds=0.1)
    save_artefact(indexes, texts, card, tmp_path / "artefacts" / "recommender")
    monkeypatch.chdir(tmp_path)
    exec(file, {})  # noqa: S102  # the page's own code
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 5
    assert all("lexical" in line for line in lines)


class TestAddingAModel:
    @pytest.fixture
    def example(self, tmp_path, monkeypatch):
        """The class of the page, listed by its line."""
        file, line = read_page("adding_a_model.md")
        kind = getattr(imported(file, "cosine_example", tmp_path, monkeypatch), line)
        monkeypatch.setitem(MODELS, kind.name, kind)
        return kind

    def test_it_keeps_the_contract(self, example, returning, tmp_path):
        model = example()
        model.fit(returning)
        scores = model.predict([[301], []])
        assert scores.shape == (2, len(returning.product_ids))
        assert scores.dtype == np.float32
        model.save(tmp_path / "model.safetensors")
        assert np.allclose(example.load(tmp_path / "model.safetensors").predict([[301], []]), scores)

    def test_the_blend_tries_it(self, example, returning):
        blend = BlendModel()
        blend.fit(returning)
        assert blend.validation["cosine"] > 0.0


class TestAddingAStep(StepContract):
    @pytest.fixture
    def step(self, tmp_path, monkeypatch, indexes):
        """The step that the page's line makes of its class."""
        file, line = read_page("adding_a_step.md")
        module = imported(file, "in_stock_first_example", tmp_path, monkeypatch)
        return eval(line, {**vars(module), "indexes": indexes})  # noqa: S307  # the page's own line

    @pytest.fixture(params=[Query(), Query(text="notebook", limit=3), Query(purchases=(301,))])
    def context(self, request, read):
        return read(request.param)

    def test_the_line_among_the_defaults_changes_the_answer(self, step, indexes, toy_offers, monkeypatch):
        def last():
            recommender = HybridRecommender(indexes)
            recommender.replace_offers(toy_offers)
            return recommender.recommend(query)[-1].product_id

        query = Query(text="notebook", filters=Filters(categories=("laptops",)))  # 101 is the one out of stock
        assert last() != 101
        line = (*defaults.search_steps(indexes), step)
        monkeypatch.setattr("recommender.serving.hybrid.search_steps", lambda _: line)
        assert last() == 101
