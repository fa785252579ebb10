"""The example of docs/recommender/adding_a_model.md is a model that works: one file and one line."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import numpy as np
import pytest

from recommender.collaborative.blend import BlendModel
from recommender.collaborative.models import MODELS

PAGE = Path("docs/recommender/adding_a_model.md")


@pytest.fixture
def example(tmp_path, monkeypatch):
    """The class of the page's block of code, as a file, and listed by the line after it."""
    text = PAGE.read_text(encoding="utf-8")
    (file,) = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    (line,) = re.findall(r"^    (\w+,)$", text.rpartition("```")[2], re.MULTILINE)
    (tmp_path / "cosine_example.py").write_text(file, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    kind = getattr(importlib.import_module("cosine_example"), line.rstrip(","))
    monkeypatch.setitem(MODELS, kind.name, kind)
    return kind


def test_it_keeps_the_contract(example, returning, tmp_path):
    model = example()
    model.fit(returning)
    scores = model.scores([[301], []])
    assert scores.shape == (2, len(returning.product_ids))
    assert scores.dtype == np.float32
    model.save(tmp_path / "model.safetensors")
    assert np.allclose(example.load(tmp_path / "model.safetensors").scores([[301], []]), scores)


def test_the_blend_tries_it(example, returning):
    blend = BlendModel()
    blend.fit(returning)
    assert blend.validation["cosine"] > 0.0
