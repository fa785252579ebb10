"""How the vector index does with a million products: recall, time of a query, memory, exactness of filters.

    python -m benchmarks.vectors                   # about half an hour on two cores; a run that was stopped goes on
    python -m benchmarks.vectors --size 100000     # minutes; prints only

The vectors are grown from those of the demo shop's products: each lies between a product and one of its ten nearest,
with noise of a third of its length, so that a million of them keep the shape of real texts. The queries are the bare
titles of a thousand products, encoded anew; the index holds no text that equals them. Recall is measured against the
exact answer (`Flat`), all on one thread.
"""

from __future__ import annotations

import time
from pathlib import Path

import click
import faiss  # type: ignore[import-untyped]
import numpy as np
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from benchmarks.report import write_tables
from recommender.encoders import load_encoder
from recommender.encoders.encoder import MINILM
from recommender.index.semantic import TextVectors
from recommender.index.vector import FLAT, GRAPH, HALF, VectorIndex, kind_for
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory

_RESULTS = Path("benchmarks/results/vectors.md")
_KINDS = (FLAT, HALF, GRAPH, "HNSW32,SQ8")
_FULL_SIZE = 1_000_000
_CHUNK = 50_000
_NOISE = 0.33
_QUERIES = 1_000
_K = 10
_SHARES = (0.001, 0.05, 0.3)


def grown_vectors(vectors: NDArray[np.float32], size: int, path: Path, progress: Progress) -> NDArray[np.float16]:
    """Grow vectors [n, d] to `size` of them, on disk; what an earlier run wrote is kept."""
    dimension = vectors.shape[1]
    written = path.stat().st_size // (2 * dimension) if path.exists() else 0
    task = progress.add_task("growing vectors", total=size, completed=written)
    # Where all are grown already nobody asks for them.
    neighbours = VectorIndex.build(vectors).nearest(vectors if written < size else vectors[:1], 11)[1]
    with path.open("ab") as file:
        file.truncate(written // _CHUNK * _CHUNK * 2 * dimension)
        for start in range(written // _CHUNK * _CHUNK, size, _CHUNK):
            random = np.random.default_rng(start)
            count = min(_CHUNK, size - start)
            first = random.integers(len(vectors), size=count)
            second = neighbours[first, random.integers(1, 11, size=count)]
            place = random.random((count, 1), dtype=np.float32)
            grown = (1.0 - place) * vectors[first] + place * vectors[second]
            grown += random.standard_normal((count, dimension), dtype=np.float32) * (_NOISE / dimension**0.5)
            grown /= np.linalg.norm(grown, axis=1, keepdims=True)
            file.write(grown.astype(np.float16).tobytes())
            progress.update(task, completed=start + count)
    return np.memmap(path, np.float16, "r", shape=(size, dimension))


def query_vectors() -> NDArray[np.float32]:
    """Return the vectors of the bare titles of products, [queries, d]."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        titles = [product.title for product in uow.products.iter_snapshots()]
    chosen = np.random.default_rng(0).choice(len(titles), _QUERIES, replace=False)
    return load_encoder(MINILM).encode([titles[k] for k in chosen])


def measure(index: VectorIndex, queries: NDArray[np.float32], exact: list[NDArray[np.int64]]) -> dict[str, float]:
    """Return recall@10 and the milliseconds of a query, one at a time."""
    everything = np.ones(len(index), dtype=bool)
    for query in queries[:20]:
        index.search(query, everything, _K)
    found, times = [], []
    for query in queries:
        began_at = time.perf_counter()
        found.append(index.search(query, everything, _K))
        times.append(1000.0 * (time.perf_counter() - began_at))
    hits = [len(np.intersect1d(own, best)) / _K for own, best in zip(found, exact, strict=True)]
    return {"recall": float(np.mean(hits)), "p50": float(np.median(times)), "p95": float(np.percentile(times, 95))}


def measure_filters(
    index: VectorIndex, flat: VectorIndex, queries: NDArray[np.float32]
) -> list[tuple[float, float, bool, float]]:
    """Return (share allowed, recall@10 among the allowed, nothing else found, median ms) for masks of some shares."""
    rows = []
    for share in _SHARES:
        mask = np.random.default_rng(1).random(len(index)) < share
        hits, clean, times = [], True, []
        for query in queries[:100]:
            began_at = time.perf_counter()
            found = index.search(query, mask, _K)
            times.append(1000.0 * (time.perf_counter() - began_at))
            clean &= bool(mask[found].all()) and len(found) == min(_K, int(mask.sum()))
            hits.append(len(np.intersect1d(found, flat.search(query, mask, _K))) / _K)
        rows.append((share, float(np.mean(hits)), clean, float(np.median(times))))
    return rows


@click.command(help=__doc__)
@click.option("--size", default=_FULL_SIZE, show_default=True, help="How many products.")
@click.option(
    "--folder",
    default="var/benchmarks",
    show_default=True,
    type=click.Path(path_type=Path),
    help="For vectors and indexes; several GB.",
)
def main(size: int, folder: Path) -> None:
    """Grow, build, measure, and write the table for the full size."""
    console = Console(width=140)
    folder.mkdir(parents=True, exist_ok=True)
    texts = TextVectors.load(get_settings().artefacts_dir / "recommender" / "texts.safetensors")
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    seconds: dict[str, float] = {}
    with Progress(*columns, console=console) as progress:
        vectors = grown_vectors(texts.vectors.astype(np.float32), size, folder / f"vectors-{size}.f16", progress)
        for kind in _KINDS:
            path = _path(folder, kind, size)
            if path.exists():
                continue
            task = progress.add_task(f"building {kind}", total=size)
            began_at = time.monotonic()
            checkpoint = path.with_suffix(".unfinished")

            def show(_: str, done: int, total: int, task: TaskID = task) -> None:
                progress.update(task, completed=done)

            VectorIndex.build(vectors, kind, checkpoint, show).save(path)
            seconds[kind] = time.monotonic() - began_at
            path.with_suffix(".seconds").write_text(f"{seconds[kind]:.0f}")
    faiss.omp_set_num_threads(1)
    queries = query_vectors()
    flat = VectorIndex.load(_path(folder, FLAT, size))
    everything = np.ones(size, dtype=bool)
    exact = [flat.search(query, everything, _K) for query in queries]
    table = Table(title=f"{size:,} vectors of {vectors.shape[1]}, {_QUERIES:,} queries, one thread")
    for heading in ("index", "recall@10", "p50 ms", "p95 ms", "memory MB", "built in s"):
        table.add_column(heading, justify="left" if heading == "index" else "right")
    for kind in _KINDS:
        path = _path(folder, kind, size)
        figures = measure(VectorIndex.load(path), queries, exact)
        chosen = " (chosen)" if kind == kind_for(size) else ""
        built_in = path.with_suffix(".seconds").read_text()
        figured = (f"{figures['recall']:.3f}", f"{figures['p50']:.2f}", f"{figures['p95']:.2f}")
        table.add_row(kind + chosen, *figured, f"{path.stat().st_size / 2**20:,.0f}", built_in)
    filters = Table(title=f"{kind_for(size)} with a mask")
    for heading in ("allowed", "recall@10 among them", "only and all allowed", "p50 ms"):
        filters.add_column(heading, justify="right")
    for share, recall, clean, ms in measure_filters(
        VectorIndex.load(_path(folder, kind_for(size), size)), flat, queries
    ):
        filters.add_row(f"{share:.1%}", f"{recall:.3f}", "yes" if clean else "NO", f"{ms:.2f}")
    console.print(table, filters)
    if size == _FULL_SIZE:
        write_tables(_RESULTS, "Vector index", table, filters)


def _path(folder: Path, kind: str, size: int) -> Path:
    return folder / f"{kind.replace(',', '-')}-{size}.faiss"


if __name__ == "__main__":
    main()
