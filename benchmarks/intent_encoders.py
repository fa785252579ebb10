"""The sentence encoders side by side as features of intents: accuracy, milliseconds a message, memory.

    python -m benchmarks.intent_encoders     # about four minutes; needs the ingested demo shop

A logistic regression on the vectors alone, and on vectors and letters, is trained on all examples and measured on the
development messages, by which the encoder was chosen. `tuned` is the multilingual encoder with a linear map trained on
the shop's own words without labels: words of one meaning in two languages, and titles with the names of their
categories, shall be near (InfoNCE: van den Oord et al., 2018). Each encoder runs in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
import numpy as np
import psutil
import scipy.sparse as sp  # type: ignore[import-untyped]
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from benchmarks.report import write_tables
from shop.settings import get_settings
from studio.checking.files import read_dialogue

_RESULTS = Path("benchmarks/results/intent_encoders.md")
_NAMES = ("minilm", "minilm-int8", "multilingual", "multilingual + minilm-int8", "tuned", "none")
_TIMED = 200
_STRENGTH = 20.0
_LETTERS_SCALE = 1.4

Encode = Callable[[Sequence[str]], NDArray[np.float32]]


@click.command(help=__doc__)
@click.option("--one", hidden=True, help="Measure one encoder and print JSON.")
def main(one: str | None) -> None:
    """Measure every encoder and write the table."""
    if one is not None:
        click.echo(json.dumps(_measure(one)))
        return
    table = Table(title="Sentence encoders for intents")
    headings = (
        "vectors, English",
        "vectors, Chinese",
        "with letters, English",
        "with letters, Chinese",
        "ms",
        "memory MB",
    )
    for heading in ("encoder", *headings):
        table.add_column(heading, justify="left" if heading == "encoder" else "right")
    for name in _NAMES:
        command = [sys.executable, "-m", "benchmarks.intent_encoders", "--one", name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise click.ClickException(f"{name} failed:\n{done.stderr.strip()[-2000:]}")
        figures = json.loads(done.stdout.splitlines()[-1])
        accuracies = [f"{figures[key]:.3f}" if key in figures else "-" for key in headings]
        table.add_row(name, *accuracies, f"{figures['ms']:.1f}", f"{figures['memory']:.0f}")
    Console().print(table)
    write_tables(_RESULTS, "Sentence encoders for intents", table)


def _measure(name: str) -> dict[str, float]:
    settings = get_settings()
    before = psutil.Process().memory_info().rss
    encode = _encoder(name)
    figures: dict[str, float] = {"ms": 0.0}
    training = read_dialogue(settings.dialogue_dir, settings.domain_dir).examples
    texts, intents = [example.text for example in training], [example.intent for example in training]
    if encode is not None:
        encode(texts[:1])
        began = time.perf_counter()
        for text in texts[:_TIMED]:
            encode([text])
        figures["ms"] = 1000 * (time.perf_counter() - began) / _TIMED
    figures["memory"] = (psutil.Process().memory_info().rss - before) / 1e6
    letters = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 4), min_df=2, sublinear_tf=True).fit(texts)
    kinds: dict[str, Callable[[Sequence[str]], Any]] = {}
    if encode is not None:
        kinds["vectors"] = lambda some: sp.csr_matrix(encode(some))
        kinds["with letters"] = lambda some: sp.hstack([encode(some), letters.transform(some) * _LETTERS_SCALE]).tocsr()
    else:
        kinds["with letters"] = lambda some: letters.transform(some) * _LETTERS_SCALE
    for kind, features in kinds.items():
        model = LogisticRegression(C=_STRENGTH, max_iter=100, class_weight="balanced").fit(features(texts), intents)
        for language, word in (("en", "English"), ("zh", "Chinese")):
            held_out = _development(language)
            guessed = model.predict(features([text for text, _ in held_out]))
            figures[f"{kind}, {word}"] = float(np.mean(guessed == np.array([intent for _, intent in held_out])))
    return figures


def _development(language: str) -> list[tuple[str, str]]:
    import tempfile

    source = Path(f"data/evaluation/nlu_development_{language}.yml")
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "nlu.yml").write_bytes(source.read_bytes())
        found = read_dialogue(Path(folder), Path(folder) / "none").examples
    return [(example.text, example.intent) for example in found]


def _encoder(name: str) -> Encode | None:
    from recommender.encoders import load_encoder

    if name == "none":
        return None
    if name == "tuned":
        return _tuned(load_encoder("multilingual").encode)
    encoders = [load_encoder(part) for part in name.split(" + ")]
    return lambda texts: np.hstack([encoder.encode(texts) for encoder in encoders])


def _tuned(encode: Encode) -> Encode:
    """Return the encoder followed by a linear map that brings together what means the same in this shop."""
    import torch

    from shop.unit_of_work import unit_of_work_factory

    with unit_of_work_factory(get_settings().database_url)() as uow:
        terms = uow.terms.all()
        names = uow.categories.names("en")
        titles = [
            (item.title, names[item.category_path[-1]]) for item in uow.products.iter_snapshots() if item.category_path
        ]
    by_meaning: dict[tuple[str, str], list[str]] = {}
    for term in terms:
        by_meaning.setdefault((term.kind.value, term.key), []).append(term.text)
    pairs = [(words[0], other) for words in by_meaning.values() for other in words[1:]] + titles[::5]
    left, right = (torch.from_numpy(encode([pair[side] for pair in pairs])) for side in (0, 1))
    torch.manual_seed(0)
    mapping = torch.nn.Linear(left.shape[1], left.shape[1], bias=False)
    torch.nn.init.eye_(mapping.weight)
    optimiser = torch.optim.Adam(mapping.parameters(), 1e-3)
    for _ in range(400):
        rows = torch.randint(len(pairs), (256,))
        one, other = (torch.nn.functional.normalize(mapping(side[rows])) for side in (left, right))
        loss = torch.nn.functional.cross_entropy(one @ other.T / 0.05, torch.arange(len(rows)))
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
    weight: NDArray[np.float32] = mapping.weight.detach().numpy().T

    def tuned(texts: Sequence[str]) -> NDArray[np.float32]:
        vectors: NDArray[np.float32] = encode(texts) @ weight
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return vectors

    return tuned


if __name__ == "__main__":
    main()
