"""Reads the annotated product reviews of Hu and Liu (2004) and Ding, Liu and Yu (2008) into products with reviews."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ARCHIVES = ("product_reviews_1.zip", "product_reviews_2.zip")
_PRODUCTS: dict[str, tuple[str, str]] = {
    "Apex_AD2600_Progressive_scan_DVD player": ("Apex", "Apex AD2600 progressive-scan DVD player"),
    "Canon_G3": ("Canon", "Canon PowerShot G3 digital camera"),
    "Creative_Labs_Nomad_Jukebox_Zen_Xtra_40GB": ("Creative", "Creative Nomad Jukebox Zen Xtra 40 GB MP3 player"),
    "Nikon_coolpix_4300": ("Nikon", "Nikon Coolpix 4300 digital camera"),
    "Nokia_6610": ("Nokia", "Nokia 6610 mobile phone"),
    "Canon_PowerShot_SD500": ("Canon", "Canon PowerShot SD500 digital camera"),
    "Canon_S100": ("Canon", "Canon PowerShot S100 digital camera"),
    "Diaper_Champ": ("Baby Trend", "Diaper Champ diaper pail"),
    "Hitachi_router": ("Hitachi", "Hitachi wood router"),
    "ipod": ("Apple", "Apple iPod MP3 player"),
    "Linksys_Router": ("Linksys", "Linksys wireless router"),
    "MicroMP3": ("Creative", "Creative Zen Micro MP3 player"),
    "Nokia_6600": ("Nokia", "Nokia 6600 mobile phone"),
    "norton": ("Symantec", "Norton security software"),
}
_OPINION = re.compile(r"([^,\[\]#]+)\[([+-])([123])?\]")


def read_reviews(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield each product with its reviews: title, text, and (aspect, strength from -3 to 3) opinions."""
    for archive_name in _ARCHIVES:
        with zipfile.ZipFile(folder / archive_name) as archive:
            for name in sorted(archive.namelist()):
                stem = Path(name).stem
                if name.endswith(".txt") and stem in _PRODUCTS:
                    brand, title = _PRODUCTS[stem]
                    text = archive.read(name).decode("utf-8", "replace")
                    key = re.sub(r"[^a-z0-9]+", "-", stem.casefold())
                    yield {"id": key, "title": title, "brand": brand, "reviews": list(_reviews(text))}


def _reviews(text: str) -> Iterator[dict[str, Any]]:
    review: dict[str, Any] | None = None
    for line in text.splitlines():
        if line.startswith("[t]"):
            if review and review["text"]:
                yield review
            review = {"title": line[3:].strip(), "text": "", "opinions": []}
        elif "##" in line:
            if review is None:
                review = {"title": "", "text": "", "opinions": []}
            marks, sentence = line.split("##", 1)
            review["text"] = f"{review['text']} {' '.join(sentence.split())}".strip()
            for aspect, sign, strength in _OPINION.findall(marks):
                review["opinions"].append([aspect.strip(), int(f"{sign}{strength or 1}")])
    if review and review["text"]:
        yield review
