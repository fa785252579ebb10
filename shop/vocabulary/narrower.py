"""What a value of a property holds under other names: polypropylene is plastic."""

from __future__ import annotations

from functools import lru_cache

from shop.vocabulary.taxonomy import FOLDER
from shop.yaml_files import YamlFile

_FILE = "narrower.yml"


def narrower(name: str, value: str) -> tuple[str, ...]:
    """Return the words for kinds of a value, none where nobody told any.

    Args:
        name: of the property, "material".
        value: as the catalogue has it, "plastic".
    """
    return _narrower().get(name, {}).get(value, ())


@lru_cache(maxsize=1)
def _narrower() -> dict[str, dict[str, tuple[str, ...]]]:
    return YamlFile(FOLDER / _FILE).read(dict[str, dict[str, tuple[str, ...]]])
