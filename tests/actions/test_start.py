"""The action server's start: what is missing or wrong is one sentence and exit code 1, never a trace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from shop.migrations import upgrade
from tests.serving import ROOT


@pytest.fixture
def start(tmp_path):
    """What starts the action server in a process, without artefacts or a database; returns what it said."""

    def run(**settings):
        values = {
            "artefacts_dir": tmp_path / "artefacts",
            "database_url": f"sqlite:///{tmp_path / 'shop.db'}",
            "action_secret": "of these tests, and long enough for it",
            "catalogue_dir": ROOT / "data" / "catalogues" / "demo",
            **settings,
        }
        environment = {**os.environ, **{f"DAOGOU_{name.upper()}": str(value) for name, value in values.items()}}
        done = subprocess.run(  # our own
            [sys.executable, "-m", "actions"], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        (said,) = [line for line in done.stderr.splitlines() if "does not start" in line]
        return said

    return run


def test_a_database_without_tables(start):
    assert "daogou doctor" in start()


def test_a_recommender_that_is_not_trained(start, tmp_path):
    upgrade(f"sqlite:///{tmp_path / 'shop.db'}")
    assert "daogou train recommender" in start()


def test_a_setting_that_is_wrong(start):
    assert "DAOGOU_ACTION_PORT" in start(action_port="0")
    assert "DAOGOU_PORT" in start(port="many")
    assert "not a database URL" in start(database_url="somewhere")


def test_a_catalogue_that_is_not_there(start, tmp_path):
    upgrade(f"sqlite:///{tmp_path / 'shop.db'}")
    assert "shop.yml" in start(catalogue_dir=tmp_path)


def test_a_domain_file_that_cannot_be_read(start, tmp_path):
    upgrade(f"sqlite:///{tmp_path / 'shop.db'}")
    domain = tmp_path / "domain"
    shutil.copytree(ROOT / "bot" / "domain", domain)
    (domain / "price.yml").write_text("responses: [", encoding="utf-8")
    assert "price.yml" in start(domain_dir=domain)


def test_a_secret_that_is_not_set(start):
    assert "daogou serve" in start(action_secret="")
