"""The visible text of HTML, as descriptions in exports carry it: well formed or not, in linear time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from shop.importers.fields import MAX_TEXT_CHARS, bounded, clean

_INVISIBLE_TAGS = frozenset({"script", "style", "template"})
_BLOCK_TAGS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})
_TAG_START = re.compile(r"<[/!?a-zA-Z]")
_TAG = re.compile(r"""[^>"']*(?:"[^"]{0,2000}"[^>"']*|'[^']{0,2000}'[^>"']*){0,100}>""")
_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
_CDATA = "<![CDATA["
_WRITTEN_LINE_BREAK = re.compile(r"(?<!\\)(?<!\b[A-Za-z]:)\\(?:r\\n|n|r)")
"""`\\n` in letters, as exporters write it; `C:\\new` is a folder."""


def text_of_html(html: str | None, what: str) -> str:
    """Return the visible text of HTML as one line; plain text stays as it is.

    Raises:
        RowError: the text is longer than 50,000 characters.
    """
    text = _WRITTEN_LINE_BREAK.sub(" ", html or "")
    if _CDATA in text:
        text = text.replace(_CDATA, "").replace("]]>", "")
    if "<" in text:
        text = "".join(_visible(text))
    return bounded(clean(clean(text)), what, MAX_TEXT_CHARS)  # many exporters escape twice


def _visible(html: str) -> Iterator[str]:
    """Yield what stands between tags, comments and invisible elements, and a blank for tags that break a line."""
    position, last = 0, html.rfind(">")
    while 0 <= (start := html.find("<", position)) < last or html.startswith("<!--", start):
        yield html[position:start]
        end = _tag_end(html, start)
        if end is None:
            yield html[start : start + 1]
            position = start + 1
            continue
        named = _NAME.match(html, start)
        name = named[1].lower() if named else ""
        if name in _BLOCK_TAGS:
            yield " "
        if name in _INVISIBLE_TAGS and html[start + 1] != "/":
            closing = re.compile(rf"</{name}", re.IGNORECASE).search(html, end)
            end = closing.start() if closing else len(html)
        position = end
    yield html[position:]


def _tag_end(html: str, start: int) -> int | None:
    """Return where a tag or a comment ends that starts here, None if none does; a comment may lack its end."""
    if html.startswith("<!--", start):
        end = html.find("-->", start + 4)
        return len(html) if end < 0 else end + 3
    if not _TAG_START.match(html, start):
        return None  # a sign in the text
    if tag := _TAG.match(html, start):
        return tag.end()
    end = html.find(">", start)  # a quotation mark is missing in the tag
    return end + 1 if end >= 0 else None
