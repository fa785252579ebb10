"""What `uv.lock` pins."""

from __future__ import annotations

import re
from pathlib import Path

_PACKAGE = re.compile(r'^name = "(?P<name>[^"]+)"\nversion = "(?P<version>[^"]+)"', re.MULTILINE)


def locked_versions(path: Path = Path("uv.lock")) -> list[tuple[str, str]]:
    """Return the name and version of every pinned package, in order; one pinned for several Pythons has several."""
    return sorted(set(_PACKAGE.findall(path.read_text(encoding="utf-8"))))
