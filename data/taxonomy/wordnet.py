"""Nouns for things that can be bought, from the files of WordNet 3.0."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_BOUGHT = ("noun.artifact", "noun.food")
_ALSO_BOUGHT = frozenset(
    f"noun.{name}" for name in ("cognition", "communication", "substance", "phenomenon", "plant", "quantity")
)
"""A noun that first means such a thing, and next something bought, is both: glass, light, perfume."""
_NOT_BOUGHT = frozenset(("structure", "way", "facility", "excavation", "opening", "area", "surface", "line", "float"))
"""What is below these is built, not bought."""
_TOP = frozenset(
    ("artifact", "whole", "object", "physical entity", "entity", "matter", "substance", "solid", "food", "foodstuff")
)
_LONGEST = 3


@dataclass(frozen=True)
class Synset:
    """Nouns of one meaning, and what is broader, the broadest first."""

    names: tuple[str, ...]
    above: tuple[str, ...]


def bought_nouns(folder: Path) -> Iterator[Synset]:
    """Yield the meanings under which something is bought, with the nouns that above all mean it.

    Args:
        folder: with `index.noun`, `lexnames`, and `data.noun` in one file or several.
    """
    fields = {int(line.split()[0]): line.split()[1] for line in (folder / "lexnames").read_text().splitlines()}
    meanings = {}
    for path in sorted(folder.glob("data.noun*")):
        for line in path.read_text(encoding="latin1").splitlines():
            if line[:1].isdigit():
                key, meaning = _meaning(line.split(" "), fields)
                meanings[key] = meaning
    nouns: dict[str, list[str]] = {}
    for line in (folder / "index.noun").read_text(encoding="latin1").splitlines():
        if not line.startswith(" "):
            name, *cells = line.split()
            nouns[name.replace("_", " ")] = cells[int(cells[2]) + 5 :]
    for key, (field, names, _) in meanings.items():
        above = _above(key, meanings)
        if field not in _BOUGHT or _NOT_BOUGHT & set(above):
            continue
        common = (name for name in names if not name[0].isupper())
        own = tuple(name for name in common if _means(nouns.get(name.casefold(), ()), key, meanings))
        if own:
            yield Synset(own, tuple(name for name in reversed(above) if name not in _TOP))


_Meanings = dict[str, tuple[str, list[str], list[str]]]


def _meaning(cells: list[str], fields: dict[int, str]) -> tuple[str, tuple[str, list[str], list[str]]]:
    """Return the key of a line, and its field, names and the keys of what is broader; see wndb(5WN)."""
    count = int(cells[3], 16)
    names = [cells[4 + 2 * place].replace("_", " ") for place in range(count)]
    start = 4 + 2 * count
    pointers = [cells[start + 1 + 4 * place : start + 5 + 4 * place] for place in range(int(cells[start]))]
    return cells[0], (fields[int(cells[1])], names, [pointer[1] for pointer in pointers if pointer[0] == "@"])


def _above(key: str, meanings: _Meanings) -> list[str]:
    names = []
    while broader := meanings[key][2]:
        key = broader[0]
        names.append(meanings[key][1][0])
    return names


def _means(keys: Sequence[str], key: str, meanings: _Meanings) -> bool:
    if key not in keys[:2] or len(meanings[key][1][0].split()) > _LONGEST:
        return False
    return keys[0] == key or meanings[keys[0]][0] in _ALSO_BOUGHT
