"""Keeps TensorFlow out of the dialogue server, which never trains with it: it costs 3 s of every start and 330 MB.

Rasa imports it for the base classes of a progress bar and of a training's data. While these are defined, a stand-in
that has no more than the two classes is TensorFlow; a part that computes with it imports the real one later.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

_BASES = {"tensorflow.keras.callbacks": "Callback", "tensorflow.keras.utils": "Sequence"}


@contextmanager
def without_tensorflow() -> Iterator[None]:
    """Have what is imported in the block do without TensorFlow; where it is loaded already, nothing changes."""
    if "tensorflow" in sys.modules:
        yield
        return
    stand_ins = {name: ModuleType(name) for name in ("tensorflow", "tensorflow.keras", *_BASES)}
    for name, module in stand_ins.items():
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(stand_ins[parent], child, module)
        if name in _BASES:
            setattr(module, _BASES[name], type(_BASES[name], (), {}))
    sys.modules.update(stand_ins)
    try:
        yield
    finally:
        for name in stand_ins:
            del sys.modules[name]
