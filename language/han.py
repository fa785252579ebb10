"""Chinese characters in one form: Traditional ones become Simplified ones, each at its place."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def simplify(text: str) -> str:
    """Return a text with its Traditional characters simplified; its length and all places stay the same.

    Characters are looked up one by one in OpenCC's table (Apache-2.0), first choice each: phrases that differ between
    regions (滑鼠, 鼠标) are other words, and those are the vocabulary's business.
    """
    return text if text.isascii() else text.translate(_table())


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    lines = (files("opencc") / "dictionary" / "TSCharacters.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if "\t" in line)
    # Rare characters beyond the basic plane have no use in a shop, and fonts lack them.
    return {ord(old): new.split()[0] for old, new in pairs if len(old) == 1 and ord(new[0]) < 0x10000}
