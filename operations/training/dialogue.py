"""Training of the dialogue model in a process of its own, skipped when nothing it reads has changed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import MissingPieceError, ModelError
from operations.fingerprints import LOCK_PATH, code_files, files_fingerprint
from operations.pieces import MODEL_NAME, model_path
from operations.processes.environment import SHOP_WORDS, server_environment
from operations.processes.logs import last_lines
from operations.training.telling import Part, told_by
from operations.trusted_model import CONFIG_PATH, is_sealed, seal

if TYPE_CHECKING:
    from shop.settings import Settings

NAMES_PATH = Path("data/taxonomy/names.tsv.gz")
"""The names of goods with which the tagger's examples are told again, as `config.yml` says."""
KEPT_VECTORS = "DAOGOU_KEPT_VECTORS"
"""Tells the training where the vectors of texts are kept that were encoded before."""
TAGGER_DIR = Path("data/tagger")
"""The tagger's published weights, as `config.yml` says."""
CODE_DIRS = (
    *(Path("bot/nlu"), Path("bot/policies"), Path("bot/training")),
    *(Path("language"), Path("recommender/encoders")),
)
"""What computes the features that a model learns from: the components and policies and what they call."""


def training_inputs(settings: Settings) -> Iterator[Path]:
    """Yield every file that shapes the model. The lock file is one: a model fits the versions it was made with."""
    yield from (CONFIG_PATH, LOCK_PATH, NAMES_PATH, *sorted(TAGGER_DIR.glob("*")))
    for folder, pattern in (
        (settings.domain_dir, "*.yml"),
        (settings.dialogue_dir, "*.yml"),
    ):
        yield from sorted(folder.rglob(pattern))
    yield from code_files(*CODE_DIRS)


def training_fingerprint(settings: Settings) -> str:
    """Return a hash over the names and contents of everything that shapes the model."""
    return files_fingerprint(training_inputs(settings))


def is_up_to_date(settings: Settings) -> bool:
    """Whether the model exists, as it was trained here, and was trained from the present files."""
    fingerprint_path = _fingerprint_path(settings)
    if not is_sealed(settings) or not fingerprint_path.exists():
        return False
    return fingerprint_path.read_text(encoding="utf-8").strip() == training_fingerprint(settings)


def train_dialogue(settings: Settings) -> Generator[Part, None, Path]:
    """Train the dialogue model, yield each part that is being learnt, and return the model's path.

    A failure leaves the model of before in its place. What was learnt before a training was stopped is kept.

    Raises:
        MissingPieceError: this is not the repository's root.
        ModelError: it could not be trained; the text has the end of the log.
    """
    check_root()
    fingerprint = training_fingerprint(settings)  # before training: a file changed meanwhile counts as changed
    target = model_path(settings)
    scratch = target.parent / "training"
    scratch.mkdir(parents=True, exist_ok=True)
    trained = scratch / target.name
    log_path = settings.var_dir / "logs" / "train.log"
    command = [
        *(sys.executable, "-m", "bot.training", "--config", str(CONFIG_PATH), "--domain", str(settings.domain_dir)),
        *("--data", str(settings.dialogue_dir), "--out", str(trained)),
        *("--times", str(times_path(settings))),
    ]
    code = yield from told_by(command, training_environment(settings), log_path)
    if code != 0 or not trained.exists():
        tail = "\n    ".join(last_lines(log_path))
        kept = " The model of before is still in place." if target.exists() else ""
        raise ModelError(f"the dialogue model did not train (log: {log_path}).{kept} Its last lines:\n    {tail}")
    trained.replace(target)
    scratch.rmdir()
    seal(settings)
    _fingerprint_path(settings).write_text(f"{fingerprint}\n", encoding="utf-8")
    return target


def check_root() -> None:
    """Make sure that this is the repository's root.

    Raises:
        MissingPieceError: it is not.
    """
    if not CONFIG_PATH.exists():
        raise MissingPieceError("the pipeline's configuration", CONFIG_PATH.resolve(), "cd <the repository's root>")


def training_environment(settings: Settings) -> dict[str, str]:
    """Return the environment of a training, with a cache of what was learnt that holds for the present code only.

    Rasa looks at the file of a component, not at the modules that it imports. Which shop is served does not matter: the
    model learns with the words of the dialogue folder. Vectors of texts change with their encoder only.
    """
    caches = settings.var_dir.resolve() / "rasa_cache"
    own = caches / files_fingerprint([LOCK_PATH, NAMES_PATH, *code_files(*CODE_DIRS)])[:16]
    own.mkdir(parents=True, exist_ok=True)
    for other in caches.iterdir():
        if other != own:
            shutil.rmtree(other, ignore_errors=True)
    environment = {
        **server_environment(settings),
        "RASA_CACHE_DIRECTORY": str(own),
        KEPT_VECTORS: str(kept_vectors(settings).resolve()),
    }
    del environment[SHOP_WORDS]
    return environment


def kept_vectors(settings: Settings) -> Path:
    """Return the file with the vectors of texts that the present encoder has computed; those of others go."""
    version = files_fingerprint([LOCK_PATH, *code_files(Path("recommender/encoders"))])[:16]
    own = settings.var_dir / f"vectors-{version}.db"
    for other in settings.var_dir.glob("vectors-*.db"):
        if other != own:
            other.unlink()
    return own


def times_path(settings: Settings) -> Path:
    """Return the file that keeps how long each part of a training takes."""
    return settings.var_dir / "training_times.json"


def _fingerprint_path(settings: Settings) -> Path:
    return model_path(settings).with_name(f"{MODEL_NAME}.sha256")
