"""What holds for every package of the house."""

from pathlib import Path

import pytest

PACKAGES = ("language", "shop", "recommender", "guide", "actions", "bot", "operations", "studio", "cli")


@pytest.mark.parametrize("package", PACKAGES)
def test_no_package_knows_the_demo_shop(package):
    """The demo is one catalogue of many: it lives in data and tests, and another shop meets no trace of it."""
    files = [path for path in Path(package).rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    assert files
    assert [str(path) for path in files if "demo" in path.read_text(encoding="utf-8").lower()] == []
    assert [str(path) for path in files if "demo" in path.as_posix().lower()] == []
