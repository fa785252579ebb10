"""Which artefacts are served: the present ones if they are whole, else those that were served last.

What a guide has served is copied to `<var_dir>/last_good`. A disk that fails, a training that was cut off or a file
that somebody touched then costs no start, neither of `daogou serve` nor of a server that is started again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from operations.errors import OperationsError
from operations.pieces import model_path, recommender_dir
from operations.processes.environment import SHOP_WORDS
from operations.shop_words import shop_words_path
from operations.trusted_model import verified

if TYPE_CHECKING:
    from shop.settings import Settings

_STOREFRONT = "storefront.json"


class SoundPieces:
    """The artefacts of a guide and their copies.

    Args:
        settings: of the guide.
        tell: hears which copies are used, and why.
    """

    def __init__(self, settings: Settings, tell: Callable[[str], None]) -> None:
        folder = settings.var_dir / "last_good"
        self._present = settings
        self._kept = settings.copy(update={"artefacts_dir": folder, "dialogue_model_dir": folder / "dialogue"})
        self._tell = tell

    def check(self) -> None:
        """Make sure that a guide can be served.

        Raises:
            OperationsError: a piece is missing or damaged, and so is its copy.
        """
        self.for_actions()
        self.for_dialogue()

    def for_actions(self) -> dict[str, str]:
        """Return what the action server finds in its environment.

        Raises:
            OperationsError: the recommender is missing or damaged, and so is its copy.
        """
        found = self._sound("the recommender", _check_recommender)
        return {"DAOGOU_ARTEFACTS_DIR": str(found.artefacts_dir)}

    def for_dialogue(self) -> dict[str, str]:
        """Return what the dialogue server finds in its environment.

        Raises:
            OperationsError: the dialogue model or the words of the shop are missing or damaged, and so is the copy.
        """
        model = self._sound("the dialogue model", verified)
        words = self._sound("the shop's words", _check_shop_words)
        return {
            "DAOGOU_DIALOGUE_MODEL_DIR": str(model.dialogue_model_dir),
            SHOP_WORDS: str(shop_words_path(words).resolve()),
        }

    def keep(self) -> None:
        """Copy what is served now, as far as it is whole and not copied yet; called when the servers are healthy."""
        present, kept = self._present, self._kept
        if _is_sound(_check_recommender, present) and not _is_same(present, kept, recommender_dir, "card.json"):
            _replace(recommender_dir(present), recommender_dir(kept))
        if _is_sound(verified, present) and not _is_same(present, kept, model_path, ""):
            for path in model_path(present).parent.glob("*.*"):
                _replace(path, model_path(kept).parent / path.name)
        if _is_sound(_check_shop_words, present):
            _replace(shop_words_path(present), shop_words_path(kept))
        storefront = present.artefacts_dir / _STOREFRONT
        if storefront.exists():
            _replace(storefront, kept.artefacts_dir / _STOREFRONT)

    def _sound(self, name: str, check: Callable[[Settings], object]) -> Settings:
        try:
            check(self._present)
        except OperationsError as error:
            if not _is_sound(check, self._kept):
                raise
            self._tell(f"{name} is not whole, so the one that was served last is used: {error}")
            return self._kept
        return self._present


def _check_recommender(settings: Settings) -> None:
    from recommender.errors import RecommenderError
    from recommender.index.artefacts import check_artefact

    try:
        check_artefact(recommender_dir(settings))
    except RecommenderError as error:
        raise OperationsError(str(error)) from error


def _check_shop_words(settings: Settings) -> None:
    path = shop_words_path(settings)
    try:
        json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise OperationsError(f"{path} cannot be read ({error}); run `daogou train dialogue`") from error


def _is_sound(check: Callable[[Settings], object], settings: Settings) -> bool:
    try:
        check(settings)
    except OperationsError:
        return False
    return True


def _is_same(present: Settings, kept: Settings, path_of: Callable[[Settings], Path], inner: str) -> bool:
    """Whether a piece and its copy are the same, by the file that stands for all of it."""
    one, other = path_of(present) / inner, path_of(kept) / inner
    return other.exists() and one.read_bytes() == other.read_bytes()


def _replace(source: Path, target: Path) -> None:
    """Copy a file or a folder; who is cut off leaves the copy of before, or none."""
    new = target.with_name(f"{target.name}.new")
    new.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if source.is_dir():
        shutil.rmtree(new, ignore_errors=True)
        shutil.copytree(source, new)
        shutil.rmtree(target, ignore_errors=True)
    else:
        shutil.copyfile(source, new)
    new.replace(target)
