"""The house: no circle of imports, and every package is complete, typed, and known to the tools."""

from __future__ import annotations

import ast
from configparser import ConfigParser
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import grimp
import pytest

from tests.serving import ROOT

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10
    import tomli as tomllib

NO_PRODUCT = {"tests", "benchmarks"}
LOADED_BY_PATH = {"shop/migrations/versions"}  # by Alembic
PACKAGES = sorted(path.parent.name for path in ROOT.glob("*/__init__.py") if path.parent.name not in NO_PRODUCT)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _inner_packages() -> list[Path]:
    return sorted(folder.parent for name in PACKAGES for folder in (ROOT / name).rglob("__init__.py"))


def test_no_module_imports_itself_in_a_circle() -> None:
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    imports = {module: graph.find_modules_directly_imported_by(module) for module in graph.modules}
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as error:
        pytest.fail(f"a circle of imports: {' <- '.join(error.args[1])}", pytrace=False)


def test_every_package_is_known_to_build_types_and_directions() -> None:
    contracts = ConfigParser()
    contracts.read(ROOT / ".importlinter", encoding="utf-8")

    assert sorted(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == PACKAGES
    assert set(PROJECT["tool"]["mypy"]["packages"]) >= set(PACKAGES)
    assert sorted(contracts["importlinter"]["root_packages"].split()) == PACKAGES


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_says_that_it_is_typed(name: str) -> None:
    assert (ROOT / name / "py.typed").exists()


@pytest.mark.parametrize("folder", _inner_packages(), ids=lambda folder: str(folder.relative_to(ROOT)))
def test_a_package_says_what_it_is_for(folder: Path) -> None:
    assert ast.get_docstring(ast.parse((folder / "__init__.py").read_text(encoding="utf-8")))


def test_every_folder_with_modules_is_a_package() -> None:
    folders = {path.parent for name in PACKAGES for path in (ROOT / name).rglob("*.py")}
    bare = {folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()}

    assert bare <= LOADED_BY_PATH


@pytest.mark.parametrize("name", PACKAGES)
def test_no_package_knows_the_demo_shop(name: str) -> None:
    """The demo is one catalogue of many: it lives in data and tests, and another shop meets no trace of it."""
    files = [path for path in (ROOT / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts]

    assert files
    assert [str(path) for path in files if "demo" in path.read_text(encoding="utf-8").lower()] == []
    assert [str(path) for path in files if "demo" in path.relative_to(ROOT).as_posix().lower()] == []
