"""Folding a message to one plain form without moving a single character, so that spans stay those of the original."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SIMPLER = (
    "兩两 萬万 億亿 塊块 個个 圓圆 價价 錢钱 預预 過过 於于 內内 間间 約约 顏颜 無无 謂谓 隨随 別别 換换 "
    "帶带 還还 後后 幾几 點点 種种 類类 賣卖 熱热 門门 輕轻 從从 貴贵 歐欧 鎊镑 單单 雙双 張张 條条 幣币 "
    "買买 給给 這这 來来 質质 關关 係系 麼么 樣样 對对 較较 區区 號号 與与 沒没 頭头 數数 銷销 歡欢 實实 "
    "請请 選选 顯显 "
)
"""Traditional characters, each with the simplified one that the tables of phrases are written in."""
_PUNCTUATION = {"’": "'", "‘": "'", "−": "-", "–": "-", "—": "-", "″": '"', "”": '"', "“": '"', "吋": "寸"}
_TABLE = {pair[0]: pair[1] for pair in _SIMPLER.split()} | _PUNCTUATION


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if character in _TABLE:
        return _TABLE[character]
    for candidate in (unicodedata.normalize("NFKC", character).lower(), character.lower()):
        if len(candidate) == 1:
            return candidate
    return character


def fold(text: str) -> str:
    """Return `text` in lower case, half width and simplified characters; every character stays at its place."""
    if text.isascii():
        return text.lower()
    return "".join(map(_fold_character, text))
