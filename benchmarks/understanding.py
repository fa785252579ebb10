"""How well messages are understood, what that costs, and how few examples it needs.

    python -m benchmarks.understanding          # about four minutes on two cores

Measures, with the trained dialogue model in a process of its own on one core: intents and spans of the held-out
messages, and of those about goods that the demo shop does not sell, seconds to load, milliseconds a message, memory,
and the size of the model file. Then trains the intents anew with ten examples an intent and language, three times with
other examples, and measures each on the held-out messages.
"Accuracy" counts a message that the guide asks back about as wrong; "likeliest intent" takes the best guess, however
unsure.
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import click
import numpy as np
import psutil
import yaml
from rich.console import Console
from rich.table import Table

from benchmarks.report import write_tables
from language.han import contains_han
from operations.pieces import model_path
from operations.processes.environment import server_environment
from shop.settings import Settings, get_settings
from studio.checking.files import Example, read_dialogue

_RESULTS = Path("benchmarks/results/understanding.md")
_HELD_OUT = {
    name: Path(f"data/evaluation/nlu_{name.replace(' ', '_')}.yml")
    for name in ("en", "zh", "fresh en", "fresh zh", "other shops en", "other shops zh")
}
_FEW = 10
_ASKED_BACK = "nlu_fallback"
_SEEDS = (1, 2, 3)


@click.command(help=__doc__)
@click.option("--one", type=click.Path(exists=True, path_type=Path), hidden=True, help="Measure one model, print JSON.")
def main(one: Path | None) -> None:
    """Measure and write the tables."""
    if one is not None:
        click.echo(json.dumps(_measure(one)))
        return
    settings = get_settings()
    console = Console()
    cost = Table(title="Understanding of the held-out messages")
    for heading in ("measure", "value"):
        cost.add_column(heading, justify="left" if heading == "measure" else "right")
    figures = _in_a_process(model_path(settings), settings)
    size = model_path(settings).stat().st_size / 1e6
    for name, value in (*figures.items(), ("model file, MB", size)):
        cost.add_row(name, f"{value:.3f}" if value < 1 else f"{value:.1f}")
    few = Table(title=f"Intents from {_FEW} examples an intent and language")
    for heading in ("examples drawn", "likeliest intent, English", "likeliest intent, Chinese"):
        few.add_column(heading, justify="left" if heading == "examples drawn" else "right")
    for seed in _SEEDS:
        with console.status(f"Training with few examples ({seed} of {len(_SEEDS)})"):
            found = _with_few(settings, seed)
        few.add_row(f"seed {seed}", f"{found['likeliest intent, en']:.3f}", f"{found['likeliest intent, zh']:.3f}")
    console.print(cost)
    console.print(few)
    write_tables(_RESULTS, "Understanding", cost, few)


def _in_a_process(model: Path, settings: Settings) -> dict[str, float]:
    environment = {
        **server_environment(settings),
        **{name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")},
    }
    command = [sys.executable, "-m", "benchmarks.understanding", "--one", str(model)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise click.ClickException(f"the model could not be measured:\n{done.stderr[-2000:]}")
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def _measure(model: Path) -> dict[str, float]:
    from rasa.core.agent import Agent
    from rasa.shared.nlu.training_data.loading import load_data

    from bot.evaluation.understanding import score, spans

    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    began = time.perf_counter()
    agent = Agent.load(str(model))
    asyncio.run(agent.parse_message("warm up"))
    figures = {"seconds to load": time.perf_counter() - began}
    spent = []
    for name, path in _HELD_OUT.items():
        pairs, likeliest = [], []
        for example in load_data(str(path)).intent_examples:
            began = time.perf_counter()
            parsed: dict[str, Any] = asyncio.run(agent.parse_message(example.get("text")))
            spent.append(1000 * (time.perf_counter() - began))
            wanted = spans(example.get("entities", []))
            pairs.append((example.get("intent"), parsed["intent"]["name"], wanted, spans(parsed["entities"])))
            guesses = [guess["name"] for guess in parsed["intent_ranking"] if guess["name"] != _ASKED_BACK]
            likeliest.append(guesses[0] == example.get("intent"))
        scored = score(pairs)
        figures[f"intent accuracy, {name}"] = scored.intent_accuracy
        figures[f"span precision, {name}"] = scored.entity_precision
        figures[f"span recall, {name}"] = scored.entity_recall
        figures[f"span F1, {name}"] = scored.entity_f1
        figures[f"likeliest intent, {name}"] = float(np.mean(likeliest))
    for name, percentile in (("p50", 50), ("p95", 95), ("p99", 99)):
        figures[f"ms a message, {name}"] = float(np.percentile(spent, percentile))
    figures["memory of the process, MB"] = psutil.Process().memory_info().rss / 1e6
    return figures


def _with_few(settings: Settings, seed: int) -> dict[str, float]:
    """Train intents alone with a few examples of each, and measure."""
    files = read_dialogue(settings.dialogue_dir, settings.domain_dir)
    pools: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for example in files.examples:
        pools[example.intent, "zh" if contains_han(example.text) else "en"].append(example)
    draw = random.Random(seed)  # noqa: S311  # a sample, no secret
    texts: dict[str, list[str]] = defaultdict(list)
    for (intent, _), pool in sorted(pools.items()):
        texts[intent] += [example.text for example in draw.sample(pool, min(_FEW, len(pool)))]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nlu = [
            {"intent": intent, "examples": "".join(f"- {text}\n" for text in some)} for intent, some in texts.items()
        ]
        content = {"version": "3.1", "nlu": nlu}
        (folder / "nlu.yml").write_text(yaml.safe_dump(content, allow_unicode=True, width=10_000), encoding="utf-8")
        config = yaml.safe_load(Path("config.yml").read_text(encoding="utf-8"))
        config["pipeline"] = [part for part in config["pipeline"] if "SpanTagger" not in part["name"]]
        (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
        command = [
            *(sys.executable, "-m", "rasa", "train", "nlu", "--config", str(folder / "config.yml")),
            *("--nlu", str(folder / "data"), "--out", str(folder), "--fixed-model-name", "few"),
        ]
        (folder / "data").mkdir()
        (folder / "nlu.yml").rename(folder / "data" / "nlu.yml")
        (folder / "data" / "lookups.yml").write_bytes((settings.dialogue_dir / "words.yml").read_bytes())
        done = subprocess.run(command, capture_output=True, text=True, env=server_environment(settings), check=False)
        if done.returncode:
            raise click.ClickException(
                f"training with few examples failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
            )
        return _in_a_process(folder / "few.tar.gz", settings)


if __name__ == "__main__":
    main()
