"""The figures of understanding, on messages whose right answers are known."""

from __future__ import annotations

import pytest

from bot.evaluation.understanding import score, spans


def test_only_learnt_entities_count() -> None:
    entities = [
        {"entity": "product", "start": 0, "end": 6, "extractor": "CRFEntityExtractor"},
        {"entity": "language", "start": 0, "end": 12, "extractor": "LanguageDetector"},
    ]

    assert spans(entities) == {(0, 6, "product")}


def test_half_right_is_half_right() -> None:
    figures = score(
        [
            ("find_products", "find_products", {(0, 6, "product"), (7, 9, "brand")}, {(0, 6, "product")}),
            ("greet", "goodbye", set(), {(0, 2, "use")}),
        ]
    )

    assert figures.intent_accuracy == pytest.approx(0.5)
    assert figures.entity_precision == pytest.approx(0.5)
    assert figures.entity_recall == pytest.approx(0.5)
    assert figures.entity_f1 == pytest.approx(0.5)


def test_a_span_one_character_off_is_wrong() -> None:
    assert score([("greet", "greet", {(0, 6, "product")}, {(0, 7, "product")})]).entity_f1 == 0.0


def test_nothing_to_measure_gives_zeros_and_no_error() -> None:
    assert score([]).messages == 0
