"""Which language a message is written in."""

from __future__ import annotations

import regex

_HAN = regex.compile(r"\p{Han}")
_LATIN_WORD = regex.compile(r"\p{Latin}{2,}")
# Words that are typed in any language, so they tell nothing.
_INTERNATIONAL = frozenset({"ok", "okay", "hi", "hello", "bye", "wifi", "usb", "hdmi", "iphone", "ipad", "gb", "tb"})


def detect_language(text: str) -> str | None:
    """Return "zh", "en", or None where a message does not tell ("HP", "500", "👍").

    Any Han character makes a message Chinese, because Chinese shoppers write brands and models in Latin letters.
    Latin words count as English only in lower case: "HP" or "Canon EOS" is a name in both languages.
    """
    if _HAN.search(text):
        return "zh"
    words = _LATIN_WORD.findall(text)
    if any(word.islower() and word not in _INTERNATIONAL for word in words) or len(words) >= 4:
        return "en"
    return None
