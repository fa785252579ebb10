"""Makes the files of `data/catalogues/demo` from the sources as they are published (NOTICE.md says where).

    python -m shop.importers.demo.prepare SOURCES data/catalogues/demo

SOURCES holds electronics/products.jsonl.gz, phones/products.jsonl.gz, gifts/online_retail.csv.gz, outdoor/catalog.json
with outdoor/Pics/, and reviews/product_reviews_1.zip and _2.zip. Facts stay as they are; what the shop has no use for
(picture sizes, pallet weights, processor stepping codes) is left out, so that the files are small.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from shop.importers.demo.prepare_reviews import read_reviews

_MIN_PRODUCTS = 30
_LOGISTICS = re.compile(
    r"pallet|master__outer|shipping|carton|packag(?!e_type)|harmonized|gtin|ean_upc|last_change|ark_id|images_type"
    r"|imperial|intel_|intel__|tcase|vid_voltage|die_|_die|lithography|stepping|tjunction|bus_core|processor_code"
    r"|codename|idle_states|execute_disable|conflict_free|physical_address|package_size|core_voltage|launch_date"
    r"|born_on|fsb_parity|embedded_options|altitude|humidity|temperature|certification|rohs|electromagnetic|safety"
    r"|oem_code|case_length|case_width|case_height|outer_case|tare|manual|quick_start|box$|market_segment|hp_segment"
)
_SPECIFICATION = re.compile(r"attr_[tnb]_(\w+)")


@click.command()
@click.argument("sources", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
def main(sources: Path, target: Path) -> None:
    """Make the demo shop's files in TARGET from the published data sets in SOURCES."""
    target.mkdir(parents=True, exist_ok=True)
    _write_lines(target / "electronics.jsonl.gz", _electronics(sources / "electronics" / "products.jsonl.gz"))
    _write_lines(target / "phones.jsonl.gz", _phones(sources / "phones" / "products.jsonl.gz"))
    _write_lines(target / "outdoor.jsonl.gz", json.loads((sources / "outdoor" / "catalog.json").read_text("utf-8")))
    _write_lines(target / "gadgets.jsonl.gz", read_reviews(sources / "reviews"))
    _gifts(sources / "gifts" / "online_retail.csv.gz", target)
    (target / "pictures").mkdir(exist_ok=True)
    for picture in sorted((sources / "outdoor" / "Pics").glob("*.webp")):
        shutil.copyfile(picture, target / "pictures" / f"outdoor-{picture.name}")


def _electronics(path: Path) -> Iterator[dict[str, Any]]:
    counts = Counter(key for row in _read_lines(path) for key in row)
    kept = {
        key: found[1]
        for key, count in counts.items()
        if count >= _MIN_PRODUCTS and (found := _SPECIFICATION.fullmatch(key)) and not _LOGISTICS.search(found[1])
    }
    for row in _read_lines(path):
        description = row.get("short_description", "")
        yield {
            "id": row["id"],
            "title": row["title"],
            "brand": row["supplier"],
            "price_cents": row["price"],
            "description": "" if description in row["title"] else description,
            "released": row["date_released"][:10],
            "image": row["img_500x500"].replace("http://", "https://"),
            "specifications": {kept[key]: value for key, value in row.items() if key in kept},
        }


def _phones(path: Path) -> Iterator[dict[str, Any]]:
    for row in _read_lines(path):
        # The only number of the product that the source gives stands in the address of its picture.
        sku = row["image"].rsplit("/", 1)[1].split("_")[0].removesuffix(".jpg")
        yield {"sku": sku, **row}


def _gifts(path: Path, target: Path) -> None:
    """Write one order a line, and apart from them how often each stock code was described in which words.

    A few invoices go on over a minute's end; their first moment stands for all of their lines.
    """
    descriptions: Counter[tuple[str, str]] = Counter()
    moments: dict[str, str] = {}
    lines: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            code = row["StockCode"].strip().upper()
            descriptions[code, " ".join(row["Description"].split())] += 1
            customer = row["CustomerID"].removesuffix(".0")
            at = moments.setdefault(row["InvoiceNo"], row["InvoiceDate"])
            order = (row["InvoiceNo"], at, customer, row["Country"])
            lines[order].append(f"{code}:{row['Quantity']}:{float(row['UnitPrice']):g}")
    _write_table(
        target / "gifts_orders.csv.gz",
        ("invoice", "at", "customer", "country", "lines"),
        ((*order, ";".join(texts)) for order, texts in lines.items()),
    )
    _write_table(
        target / "gifts_stock.csv.gz",
        ("code", "description", "times"),
        ((code, text, times) for (code, text), times in sorted(descriptions.items()) if text),
    )


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _write_lines(path: Path, rows: Iterable[Any]) -> None:
    _write(path, "".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows))


def _write_table(path: Path, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    _write(path, text.getvalue())


def _write(path: Path, text: str) -> None:
    # No time stamp: the same sources give the same bytes.
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))


if __name__ == "__main__":
    main()
