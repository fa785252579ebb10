"""The visible text of HTML, as descriptions in exports carry it."""

from __future__ import annotations

from html.parser import HTMLParser

from shop.importers.fields import MAX_TEXT_CHARS, bounded, clean

_INVISIBLE_TAGS = frozenset({"script", "style", "template"})
_BLOCK_TAGS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6"})


class _TextOfHtml(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _INVISIBLE_TAGS
        if tag in _BLOCK_TAGS:
            self.parts.append(" ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _INVISIBLE_TAGS))
        if tag in _BLOCK_TAGS:
            self.parts.append(" ")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)


def text_of_html(html: str | None, what: str) -> str:
    """Return the visible text of HTML as one line; plain text stays as it is.

    Raises:
        RowError: the text is longer than 50,000 characters.
    """
    if not html:
        return ""
    parser = _TextOfHtml()
    parser.feed(html)
    parser.close()
    return bounded(clean("".join(parser.parts)), what, MAX_TEXT_CHARS)
