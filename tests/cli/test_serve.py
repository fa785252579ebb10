"""`daogou serve` before it starts anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from cli.serve import with_storefront
from shop.settings import Settings, get_settings


def test_the_command_tells_a_missing_piece_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAOGOU_DATABASE_URL", f"sqlite:///{tmp_path}/none.db")
    get_settings.cache_clear()

    result = CliRunner().invoke(main, ["serve"])

    get_settings.cache_clear()
    assert result.exit_code == 1
    assert result.output.startswith("Error: the shop's database is missing")
    assert result.output.count("\n") == 1


@pytest.mark.parametrize(
    ("settings", "is_served"),
    [({}, True), ({"storefront": False}, False), ({"host": "0.0.0.0"}, False), ({"host": "::1"}, True)],  # noqa: S104
    ids=str,
)
def test_the_storefront_is_for_this_machine_unless_somebody_sets_it(
    settings: dict[str, object], is_served: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("STOREFRONT", "HOST"):
        monkeypatch.delenv(f"DAOGOU_{name}", raising=False)

    assert not Settings(_env_file=None).storefront
    assert with_storefront(Settings(_env_file=None, **settings)).storefront is is_served
