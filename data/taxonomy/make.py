"""Makes `names.tsv.gz` of Shopify's product taxonomy: python data/taxonomy/make.py FOLDER_OF_THE_TAXONOMY.

A line is `kind<TAB>depth<TAB>English<TAB>Chinese` (below the last line of a smaller depth), `attribute<TAB>English<TAB>
Chinese` or `value<TAB>English<TAB>Chinese`, with the attribute at the end where a value has other names elsewhere.
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

TARGET = Path(__file__).parent / "names.tsv.gz"


def main(folder: Path) -> None:
    """Write the names that the English and the Chinese files of the taxonomy give."""
    lines = [*_kinds(folder), *_attributes(folder), *_values(folder)]
    content = "".join("\t".join(line) + "\n" for line in lines).encode()
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    sys.stdout.write(f"{TARGET}: {len(lines):,} names, {TARGET.stat().st_size:,} bytes\n")


def _kinds(folder: Path) -> Iterator[tuple[str, ...]]:
    for entry in _chinese(folder, "categories").values():
        path = entry["context"].split(" > ")
        yield "kind", str(len(path) - 1), path[-1], entry["name"]


def _attributes(folder: Path) -> Iterator[tuple[str, ...]]:
    chinese = _chinese(folder, "attributes")
    files = _read(folder / "attributes.yml.gz")
    for entry in (*files["base_attributes"], *files["extended_attributes"]):
        if entry["friendly_id"] in chinese:
            yield "attribute", entry["name"], chinese[entry["friendly_id"]]["name"]


def _values(folder: Path) -> Iterator[tuple[str, ...]]:
    english = {entry["friendly_id"]: entry["name"] for entry in _read(folder / "values.yml.gz")}
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for key, entry in (found := _chinese(folder, "values")).items():
        names[english[key]][entry["name"]] += 1
    for name, counts in sorted(names.items()):
        yield "value", name, counts.most_common(1)[0][0]
    for key, entry in sorted(found.items()):
        if len(names[english[key]]) > 1:
            yield "value", english[key], entry["name"], entry["context"]


def _chinese(folder: Path, what: str) -> dict[str, Any]:
    found: dict[str, Any] = _read(folder / f"{what}.zh-CN.yml.gz")["zh-CN"][what]
    return found


def _read(path: Path) -> Any:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506  # both are safe loaders


if __name__ == "__main__":
    main(Path(sys.argv[1]))
