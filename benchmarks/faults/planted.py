"""Code that somebody plants in a model. It only notes that it was run: nothing of the guide imports it."""

from __future__ import annotations

import os
from pathlib import Path

NOTE = "DAOGOU_PLANTED_NOTE"
"""Names the file that is then there."""

if path := os.environ.get(NOTE):
    Path(path).touch()


class Planted:
    """Stands in the model as one of its parts."""
