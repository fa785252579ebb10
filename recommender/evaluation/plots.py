"""The tables of an evaluation as pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from recommender.evaluation.rows import Row

_OURS, _OTHERS = "#1f6f5c", "#b9c4c0"


def draw(tables: Mapping[str, Sequence[Row]], folder: Path) -> list[Path]:
    """Draw what the tables hold as PNG files into a folder, which is made; return the files."""
    import matplotlib as mpl

    mpl.use("Agg")  # no screen is needed
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    for title, measure in (
        ("search", "NDCG@10"),
        ("recommendation", "NDCG@20"),
        ("new products", "NDCG@20"),
    ):
        if title in tables:
            drawn.append(_bars(title, measure, tables[title], folder))
    for title in ("new shoppers", "new shop"):
        if title in tables:
            drawn.append(_lines(title, "NDCG@20", tables[title], folder))
    if "ranking steps" in tables:
        drawn.append(_points(tables["ranking steps"], folder))
    if "attacks" in tables:
        drawn.append(_before_and_after(tables["attacks"], folder))
    return drawn


def _bars(title: str, measure: str, rows: Sequence[Row], folder: Path) -> Path:
    figure, axes = _axes(f"{title}: {measure}, {rows[0].data}")
    names = [row.model for row in rows]
    values = [row.figures[measure] for row in rows]
    colours = [_OURS if "Daogou" in name else _OTHERS for name in names]
    bars = axes.barh(names, values, color=colours)
    axes.bar_label(bars, fmt="%.3f", padding=3)
    axes.invert_yaxis()
    axes.margins(x=0.12)
    return _saved(figure, folder, title)


def _lines(title: str, measure: str, rows: Sequence[Row], folder: Path) -> Path:
    figure, axes = _axes(f"{title}: {measure}")
    places = list(dict.fromkeys(row.data for row in rows))
    for model in dict.fromkeys(row.model for row in rows):
        values = [row.figures[measure] for row in rows if row.model == model]
        own = "Daogou" in model
        axes.plot(places, values, marker="o", label=model, color=_OURS if own else None, linewidth=3 if own else 1)
    axes.set_ylim(bottom=0.0)
    axes.tick_params(axis="x", labelsize=8)
    axes.legend()
    return _saved(figure, folder, title)


def _points(rows: Sequence[Row], folder: Path) -> Path:
    figure, axes = _axes("ranking steps: what is foreseen, and how much of the catalogue is shown to anybody")
    for row in rows:
        x, y = row.figures["catalogue coverage"], row.figures["NDCG@20"]
        axes.scatter(x, y, color=_OURS if "Daogou" in row.model else _OTHERS)
        axes.annotate(row.model, (x, y), textcoords="offset points", xytext=(4, 4), fontsize=8)
    axes.set_xlabel("share of the catalogue that is recommended to anybody")
    axes.set_ylabel("NDCG@20")
    axes.margins(x=0.2)
    return _saved(figure, folder, "ranking steps")


def _before_and_after(rows: Sequence[Row], folder: Path) -> Path:
    figure, axes = _axes("attacks: customers who are shown the pushed product, in percent")
    names = [f"{row.model}, {row.data}" for row in rows]
    places = range(len(rows))
    axes.barh([p - 0.2 for p in places], [r.figures["shown % before"] for r in rows], 0.4, label="as is", color=_OTHERS)
    axes.barh([p + 0.2 for p in places], [r.figures["shown % after"] for r in rows], 0.4, label="cleaned", color=_OURS)
    axes.set_yticks(list(places), names)
    axes.invert_yaxis()
    axes.legend()
    return _saved(figure, folder, "attacks")


def _axes(title: str) -> tuple[Any, Any]:
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(9, 4.5), layout="constrained")
    axes.set_title(title, fontsize=11)
    axes.spines[["top", "right"]].set_visible(False)
    return figure, axes


def _saved(figure: Any, folder: Path, title: str) -> Path:
    from matplotlib import pyplot

    path = folder / f"{title.replace(' ', '_')}.png"
    figure.savefig(path, dpi=110)
    pyplot.close(figure)
    return path
