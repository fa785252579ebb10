"""What must have been made before the servers start."""

from __future__ import annotations

from pathlib import Path

import pytest

from operations.errors import MissingPieceError
from operations.pieces import check_pieces
from shop.settings import Settings


def test_each_missing_piece_names_the_command_that_makes_it(settings: Settings, tmp_path: Path) -> None:
    with pytest.raises(MissingPieceError, match=r"daogou ingest$"):
        check_pieces(settings)
    (tmp_path / "shop.db").touch()
    with pytest.raises(MissingPieceError, match="daogou train recommender"):
        check_pieces(settings)
    (tmp_path / "artefacts" / "recommender").mkdir(parents=True)
    with pytest.raises(MissingPieceError, match="daogou train dialogue"):
        check_pieces(settings)
    (tmp_path / "artefacts" / "dialogue").mkdir()
    (tmp_path / "artefacts" / "dialogue" / "daogou.tar.gz").touch()
    with pytest.raises(MissingPieceError, match="daogou train dialogue"):
        check_pieces(settings)
    (tmp_path / "artefacts" / "shop_words.json").touch()

    check_pieces(settings)
