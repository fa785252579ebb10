"""Makes the tagger's published weights anew.

Run as a program: `python -m bot.training.tagger --config C --data DIR --held-out DIR --out DIR --times FILE`.
"""

from __future__ import annotations

import argparse
import logging
import tempfile
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.constants import ENTITIES, INTENT
from rasa.shared.nlu.training_data.loading import load_data
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.evaluation.understanding import score, spans
from bot.nlu.mixed_tokenizer import MixedTokenizer
from bot.nlu.span_tagger import SpanTagger, tagged_examples
from bot.nlu.spelling_corrector import SpellingCorrector
from bot.training.progress import telling
from language.expressions import remember

COMMAND = "daogou train tagger"
_PARTS = (MixedTokenizer, SpellingCorrector, SpanTagger)
"""What writes the words that the tagger reads, and the tagger."""
_EXAMPLES = 100_000


class Pipeline:
    """The tagger with what comes before it, without the rest of the pipeline."""

    def __init__(self, config: Path, folder: Path) -> None:
        """Take the configuration from a pipeline's file; what is learnt lies in a folder."""
        listed = yaml.safe_load(config.read_text(encoding="utf-8"))["pipeline"]
        own = {each["name"]: each for each in listed}
        storage, context = LocalModelStorage.create(folder), ExecutionContext(GraphSchema({}), node_name="tagger")
        self._parts: list[Any] = [
            part.create(
                {**part.get_default_config(), **own[f"{part.__module__}.{part.__name__}"], "published": None},
                *(storage, Resource(part.__name__), context),
            )
            for part in _PARTS
        ]
        self.tagger: SpanTagger = self._parts[-1]

    def train(self, data: TrainingData) -> None:
        """Learn from examples, which are written plainly as the tagger reads them."""
        for part in self._parts:
            part.train(data)
            part.process_training_data(data)

    def spans(self, message: Message) -> set[tuple[int, int, str]]:
        """Return the spans found in a message."""
        for part in self._parts:
            part.process([message])
        return spans(message.get(ENTITIES, []))


def figures(pipeline: Pipeline, held_out: Path) -> Iterator[tuple[str, float]]:
    """Yield F1 of the spans of each file of held-out messages, by its name."""
    for path in sorted(held_out.glob("nlu_*.yml")):
        pairs = []
        for example in load_data(str(path)).intent_examples:
            found = pipeline.spans(Message.build(example.get("text")))
            intent = example.get(INTENT)
            pairs.append((intent, intent, spans(example.get(ENTITIES, [])), found))
        yield path.stem.removeprefix("nlu_"), round(score(pairs).entity_f1, 3)


def main() -> None:
    """Train from scratch, measure, and write weights and card."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("config", "data", "held-out", "out", "times"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    arguments = parser.parse_args()
    with telling(arguments.times) as progress, tempfile.TemporaryDirectory() as folder:
        remember(_EXAMPLES)
        progress.begin("reading the files")
        data = RasaFileImporter(training_data_paths=[str(arguments.data)]).get_nlu_data()
        pipeline = Pipeline(arguments.config, Path(folder))
        progress.begin("learning spans")
        pipeline.train(data)
        progress.begin("measuring")
        about: Mapping[str, Any] = {
            "made_by": COMMAND,
            "made_at": datetime.now(timezone.utc).strftime("%Y-%m-%d"),
            "span F1 of held-out messages, without the classifier": dict(figures(pipeline, arguments.held_out)),
        }
        pipeline.tagger.publish(tagged_examples(data), arguments.out, about)
        logging.getLogger(__name__).info("written to %s", arguments.out)


if __name__ == "__main__":
    main()
