"""The BM25 library, imported without its optional helper.

bm25s starts JAX where it finds it, for a function that is not used here. Rasa brings JAX along, and starting it costs
every process half a second and 100 MB.
"""

from __future__ import annotations

import sys

if "jax" in sys.modules:
    from bm25s import BM25  # type: ignore[import-untyped]
else:
    sys.modules["jax"] = None  # type: ignore[assignment]  # Python's way to say: not to be found
    try:
        from bm25s import BM25
    finally:
        del sys.modules["jax"]

__all__ = ["BM25"]
