"""One HTML page about how well the model tells the intents apart: which it confuses, and how sure it is."""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from studio.checking.confusions import Prediction, predict
from studio.checking.findings import Asking

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from shop.settings import Settings

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:1100px;margin:2rem auto;padding:0 1rem;color:#1d2433}"
    "img{max-width:100%}table{border-collapse:collapse}td,th{padding:.3rem .8rem;border-bottom:1px solid #dde;"
    "text-align:left}td.n{text-align:right}"
)
_MOST_ROWS = 60


@dataclass(frozen=True)
class Written:
    """The page is written."""

    path: Path


def report_confusions(settings: Settings, path: Path) -> Iterator[Asking | Written]:
    """Ask the model about each example and write the page.

    Raises:
        OperationsError: the model is not trained, or could not be asked.
    """
    yield Asking()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page(predict(settings)), encoding="utf-8")
    yield Written(path)


def page(predictions: Sequence[Prediction]) -> str:
    """Return the page about at least one prediction; its pictures are inside it."""
    right = sum(prediction.intent == prediction.guessed for prediction in predictions)
    wrong = [prediction for prediction in predictions if prediction.intent != prediction.guessed]
    wrong.sort(key=lambda prediction: -prediction.confidence)
    rows = "".join(map(_row, wrong[:_MOST_ROWS]))
    more = f"<p>and {len(wrong) - _MOST_ROWS} more</p>" if len(wrong) > _MOST_ROWS else ""
    return (
        f"<!doctype html><meta charset=utf-8><title>Daogou: what the dialogue model confuses</title>"
        f"<style>{_STYLE}</style><h1>What the dialogue model confuses</h1>"
        f"<p>Each of {len(predictions):,} examples was given to a model that had not seen it. "
        f"{right:,} ({right / len(predictions):.1%}) were understood.</p>"
        f"<h2>Confusion matrix</h2><p>Rows: the intent an example stands under. Columns: what it was taken for. "
        f"Percent of the row.</p>{_picture(_matrix(predictions))}"
        f"<h2>How sure the model is</h2><p>Wrong answers should be unsure ones: those the guide asks back about.</p>"
        f"{_picture(_histogram(predictions))}"
        f"<h2>Examples taken for something else, the surest first</h2>"
        f"<table><tr><th>example<th>stands under<th>taken for<th>sure</tr>{rows}</table>{more}"
    )


def _row(prediction: Prediction) -> str:
    cells = (html.escape(prediction.text), prediction.intent, prediction.guessed)
    columns = "".join(f"<td>{cell}</td>" for cell in cells)
    return f"<tr>{columns}<td class=n>{prediction.confidence:.0%}</td></tr>"


def _matrix(predictions: Sequence[Prediction]) -> Figure:
    import numpy as np
    from matplotlib.figure import Figure

    names = sorted({p.intent for p in predictions} | {p.guessed for p in predictions})
    place = {name: position for position, name in enumerate(names)}
    counts = np.zeros((len(names), len(names)))
    for p in predictions:
        counts[place[p.intent], place[p.guessed]] += 1
    shares = 100 * counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    figure = Figure(figsize=(11, 10), layout="constrained")
    axes: Any = figure.subplots()
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=100)
    axes.set_xticks(range(len(names)), names, rotation=90, fontsize=8)
    axes.set_yticks(range(len(names)), names, fontsize=8)
    for row, column in zip(*np.nonzero(shares >= 1), strict=True):
        colour = "white" if shares[row, column] > 50 else "black"
        axes.text(column, row, f"{shares[row, column]:.0f}", ha="center", va="center", fontsize=6, color=colour)
    return figure


def _histogram(predictions: Sequence[Prediction]) -> Figure:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(9, 3.5), layout="constrained")
    axes: Any = figure.subplots()
    groups = [[p.confidence for p in predictions if (p.intent == p.guessed) is right] for right in (True, False)]
    axes.hist(groups, bins=20, range=(0, 1), label=["right", "wrong"], color=["#2f6fde", "#d9480f"])
    axes.set_xlabel("confidence")
    axes.set_ylabel("examples")
    axes.legend()
    return figure


def _picture(figure: Figure) -> str:
    content = io.BytesIO()
    figure.savefig(content, format="png", dpi=110)
    return f'<img alt="" src="data:image/png;base64,{base64.b64encode(content.getvalue()).decode()}">'
