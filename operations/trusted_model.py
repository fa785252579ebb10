"""Whether the dialogue model is the one that was trained here: a model is code, and who loads it runs it.

A model names the classes that it is made of, and some of these unpickle what lies in it. Training seals it: its digest
is signed with the installation's secret. Before anything loads it, the seal is checked, and that it names only parts
that `config.yml` lists or that Rasa needs itself.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import tarfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from pydantic import BaseModel, ValidationError

from operations.errors import MissingPieceError, ModelError
from operations.pieces import MODEL_NAME, model_path
from operations.processes.environment import stored_secrets

if TYPE_CHECKING:
    from shop.settings import Settings

CONFIG_PATH = Path("config.yml")
_METADATA = "metadata.json"
_REMEDY = "run `daogou train dialogue --force` to make it anew"
_OTHER_INSTALLATION = "a model of another installation, or of another DAOGOU_SECRET, has to be trained here"

_OWN_PARTS_OF_RASA = frozenset(
    {
        "rasa.core.policies.ensemble.DefaultPolicyPredictionEnsemble",
        "rasa.graph_components.converters.nlu_message_converter.NLUMessageConverter",
        "rasa.graph_components.providers.domain_for_core_training_provider.DomainForCoreTrainingProvider",
        "rasa.graph_components.providers.domain_provider.DomainProvider",
        "rasa.graph_components.providers.forms_provider.FormsProvider",
        "rasa.graph_components.providers.nlu_training_data_provider.NLUTrainingDataProvider",
        "rasa.graph_components.providers.responses_provider.ResponsesProvider",
        "rasa.graph_components.providers.rule_only_provider.RuleOnlyDataProvider",
        "rasa.graph_components.providers.story_graph_provider.StoryGraphProvider",
        "rasa.graph_components.providers.training_tracker_provider.TrainingTrackerProvider",
        "rasa.graph_components.validators.default_recipe_validator.DefaultV1RecipeValidator",
        "rasa.graph_components.validators.finetuning_validator.FinetuningValidator",
        "rasa.nlu.classifiers.regex_message_handler.RegexMessageHandler",
    }
)
"""What Rasa puts into every model."""


class Seal(BaseModel):
    """What lies beside a model: the SHA-256 of its file, and the signature of that."""

    sha256: str
    signature: str


def seal(settings: Settings) -> None:
    """Note that the present model was trained here."""
    digest = _digest(model_path(settings))
    found = Seal(sha256=digest, signature=_signature(settings, digest))
    _seal_path(settings).write_text(f"{found.json(indent=2)}\n", encoding="utf-8")


def is_sealed(settings: Settings) -> bool:
    """Whether the present model was trained here and not changed since."""
    try:
        _check_seal(settings)
    except (MissingPieceError, ModelError):
        return False
    return True


def verified(settings: Settings) -> Path:
    """Return the path of the dialogue model, which may be loaded.

    Raises:
        MissingPieceError: there is none.
        ModelError: it was not trained here, was changed since, or names parts that do not belong to the guide.
    """
    _check_seal(settings)
    path = model_path(settings)
    parts = _parts(path)
    if strange := sorted(parts - _OWN_PARTS_OF_RASA - _configured(parts)):
        raise ModelError(
            f"the dialogue model {path} has parts that {CONFIG_PATH} does not name: {', '.join(strange)}; {_REMEDY}"
        )
    return path


def _check_seal(settings: Settings) -> None:
    path = model_path(settings)
    if not path.exists():
        raise MissingPieceError("the dialogue model", path, "daogou train dialogue")
    try:
        found = Seal.parse_raw(_seal_path(settings).read_bytes())
    except FileNotFoundError as error:
        raise ModelError(
            f"the dialogue model {path} has no seal that says who trained it; {_REMEDY} ({_OTHER_INSTALLATION})"
        ) from error
    except (OSError, ValidationError) as error:
        raise ModelError(
            f"the seal of the dialogue model cannot be read ({_seal_path(settings)}); {_REMEDY}"
        ) from error
    digest = _digest(path)
    if digest != found.sha256:
        raise ModelError(f"the dialogue model {path} is not as it was trained: damaged or changed; {_REMEDY}")
    if not hmac.compare_digest(found.signature, _signature(settings, digest)):
        raise ModelError(f"the dialogue model {path} was not sealed here: {_OTHER_INSTALLATION}; {_REMEDY}")


def _parts(path: Path) -> set[str]:
    """Return the dotted names of the classes that a model is made of."""
    try:
        with tarfile.open(path) as archive:
            metadata: Any = json.load(archive.extractfile(_METADATA))  # type: ignore[arg-type]
        schemas = (metadata["train_schema"], metadata["predict_schema"])
        return {node["uses"] for schema in schemas for node in schema["nodes"].values()}
    except (OSError, tarfile.TarError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise ModelError(f"{path} is no dialogue model: {error}; {_REMEDY}") from error


def _configured(parts: set[str]) -> set[str]:
    """Return those parts that `config.yml` lists: our own by their dotted names, Rasa's by the name of the class."""
    config = yaml.safe_load(CONFIG_PATH.read_text(encoding="utf-8"))
    names = {part["name"] for part in (*config["pipeline"], *config["policies"])}
    return {part for part in parts if part in names or (part.startswith("rasa.") and part.rpartition(".")[2] in names)}


def _signature(settings: Settings, digest: str) -> str:
    """Return the signature of a digest. All shops of an installation share the model, and so its key."""
    common = Path("var")
    folder = common if common in settings.var_dir.parents else settings.var_dir
    key = settings.secret or stored_secrets(folder)["secret"]
    return hmac.new(key.encode(), f"dialogue model {digest}".encode(), hashlib.sha256).hexdigest()


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _seal_path(settings: Settings) -> Path:
    return model_path(settings).with_name(f"{MODEL_NAME}.seal.json")
