"""The committed Python classes are those that the schema gives; the widget's tests check its types likewise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_classes_are_what_the_schema_gives():
    result = subprocess.run(
        [sys.executable, "-m", "datamodel_code_generator", "--check"], cwd=ROOT, capture_output=True, text=True
    )

    assert result.returncode == 0, f"run `make protocol` and commit what it changes\n{result.stdout}{result.stderr}"
