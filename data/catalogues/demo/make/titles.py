"""Properties that only a title or a description tells: colours, materials, sizes, lengths, packs, what it fits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from shop.catalogue.records import AttributeRecord

_WORDS_FROM_TITLES = ("colour", "material", "pattern")
_SIZE = re.compile(r"\b(small|medium|large|jumbo|giant|mini)\b")
_INCHES = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s?(?:\"|''|-?inch\b|-in\b(?!-))")
_METRES = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,3})?)\s?(m|cm|ft|'|foot|feet|meters?|metres?|metre)(?![a-z0-9/])")
_GIGABYTES = re.compile(r"(?<![\d.])(\d{1,5}(?:\.\d{1,3})?)\s?(mb|gb|tb)(?![a-z/])")
_MEMORY = re.compile(r"(?<![\d.])(\d{1,3}(?:\.\d{1,2})?)\s?gb,?\s(?:\w+-)?(?:ddr\d?\w?|sdram|ram)\b")
_PACKS = (
    re.compile(r"\b(?:set|pack|box|bag|case|tube)\s?(?:of\s?|/\s?)(\d{1,4})\b"),
    re.compile(r"\bs/(\d{1,3})\b"),
    re.compile(r"\((\d{1,3})-pack\)|\b(\d{1,3})-(?:pack|piece)\b"),
    re.compile(r"\b(\d{1,5}) ?(?:pcs\b|pc\(s\)|pieces\b)"),
)
_DEVICES = re.compile(
    r"(?P<family>iphone|galaxy|apple watch|moto|htc one|nexus|pixel|xperia|ipad(?: air| mini| pro)?|lg g|gear s)\s?"
    r"(?P<models>(?:(?:note ?|tab ?|[a-z]?\d|se\b|edge|plus|active|mini|core|prime|,|and|or|/|\(|\)|\s|[a-z]\b)"
    r"[\w.]*\s?)*)"
)
_MODEL = re.compile(r"(?:note ?|tab ?)?(?:[a-z]?\d{1,3}(?:mm|[a-z])?|se|x)(?:\s(?:plus|edge plus|edge|active|mini))?\b")
_WIRELESS = re.compile(r"\b(wireless|cordless|bluetooth|rf)\b")
_WIRED = re.compile(r"\b(wired|corded)\b")
_WATERPROOF = re.compile(r"\b(waterproof|water[- ]resistant|splash[- ]?proof|weatherproof)\b")
_CARRIER = re.compile(r"\((unlocked|verizon|at&t|sprint|t-mobile)\)|(prepaid)")
_FEET, _TO_GIGABYTES = 0.3048, {"mb": 0.001, "gb": 1.0, "tb": 1000.0}


class TitleReader:
    """Reads properties off titles; its words for colours, materials and patterns are those of the vocabulary."""

    def __init__(self, spellings: Mapping[str, Mapping[str, str]]) -> None:
        self._values = {name: dict(spellings.get(name, {})) for name in _WORDS_FROM_TITLES}
        self._patterns = {
            name: re.compile(
                rf"(?<![a-z0-9])({'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})(?![a-z])"
            )
            for name, words in self._values.items()
            if words
        }

    def words(self, title: str, *names: str) -> Iterator[AttributeRecord]:
        """Yield the colours, materials or patterns (as asked for) that a title names, each once."""
        text = title.casefold()
        for name in names:
            pattern = self._patterns.get(name)
            found = pattern.findall(text) if pattern else []
            for value in dict.fromkeys(self._values[name][word] for word in found):
                yield AttributeRecord(name, value)

    def value(self, name: str, text: str) -> Iterator[AttributeRecord]:
        """Yield a source's own value of a property in the vocabulary's words, as it is if the vocabulary has none."""
        known = list(self.words(text, name)) if name in self._patterns else []
        yield from known or (AttributeRecord(name, text.strip().casefold()),)


def size(title: str) -> Iterator[AttributeRecord]:
    """Yield small, medium, large or mini."""
    if found := _SIZE.search(title.casefold()):
        yield AttributeRecord("size", {"jumbo": "large", "giant": "large"}.get(found[1], found[1]))


def screen_size(title: str) -> Iterator[AttributeRecord]:
    """Yield the diagonal in inches of a title such as `39.6 cm (15.6")` or `17-inch`."""
    inches = [float(text) for text in _INCHES.findall(title.casefold().replace("”", '"'))]
    if inches and 0.4 <= inches[-1] <= 120:
        yield AttributeRecord("screen_size", inches[-1], "in")


def length(title: str) -> Iterator[AttributeRecord]:
    """Yield the length in metres of a cable whose title says `1.8 m`, `30cm` or `6 ft`."""
    for number, unit in _METRES.findall(title.casefold()):
        factor = {"m": 1.0, "cm": 0.01, "ft": _FEET, "'": _FEET, "foot": _FEET, "feet": _FEET}.get(unit, 1.0)
        yield AttributeRecord("length", round(float(number) * factor, 2), "m")
        return


def gigabytes(name: str, title: str) -> Iterator[AttributeRecord]:
    """Yield the first amount of data in a title, in GB, under the name given (`storage` or `memory`)."""
    if found := _GIGABYTES.search(title.casefold()):
        yield AttributeRecord(name, round(float(found[1]) * _TO_GIGABYTES[found[2]], 3), "GB")


def memory(title: str) -> Iterator[AttributeRecord]:
    """Yield the main memory of a computer whose title says `8 GB DDR4-SDRAM`."""
    if found := _MEMORY.search(title.casefold()):
        yield AttributeRecord("memory", float(found[1]), "GB")


def pack_quantity(title: str) -> Iterator[AttributeRecord]:
    """Yield how many pieces a pack holds, if more than one."""
    text = title.casefold()
    for pattern in _PACKS:
        if found := pattern.search(text):
            pieces = int(next(group for group in found.groups() if group))
            if pieces > 1:
                yield AttributeRecord("pack_quantity", float(pieces))
            return


def compatibility(title: str) -> Iterator[AttributeRecord]:
    """Yield each device named after `for`, e.g. `iPhone 6s` and `iPhone 7 Plus`."""
    text = re.sub(r"[®™©]", "", title)
    start = text.casefold().find(" for ")
    if start < 0:
        return
    names: dict[str, None] = {}
    for found in _DEVICES.finditer(text[start:].casefold().replace("cell phones", "")):
        family = _spelled(found["family"])
        for model in _MODEL.findall(found["models"]):
            names.setdefault(f"{family} {_spelled_model(model)}")
    for name in names:
        yield AttributeRecord("compatibility", name)


def connection(title: str) -> Iterator[AttributeRecord]:
    """Yield whether a device works without a cable, and Bluetooth."""
    text = title.casefold()
    if _WIRELESS.search(text):
        yield AttributeRecord("wireless", True)
    elif _WIRED.search(text):
        yield AttributeRecord("wireless", False)
    if "bluetooth" in text:
        yield AttributeRecord("connectivity", "bluetooth")


def waterproof(text: str) -> Iterator[AttributeRecord]:
    """Yield yes where a title or description says that a thing keeps water out."""
    if _WATERPROOF.search(text.casefold()):
        yield AttributeRecord("waterproof", True)


def network(title: str) -> Iterator[AttributeRecord]:
    """Yield which network a phone is bound to, or `unlocked`."""
    if found := _CARRIER.search(title.casefold()):
        yield AttributeRecord("network", found[1] or found[2])


def _spelled(family: str) -> str:
    special = {"iphone": "iPhone", "htc one": "HTC One", "lg g": "LG G", "ipad": "iPad"}
    return special.get(family, family.title().replace("Ipad", "iPad"))


def _spelled_model(model: str) -> str:
    words = [word if re.fullmatch(r"\d+(s|c|mm)?", word) else word.capitalize() for word in model.split()]
    return " ".join("SE" if word == "Se" else word for word in words)
