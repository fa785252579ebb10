"""Measures of a message as conditions, on a catalogue that counts as makers do."""

from __future__ import annotations

import pytest

from guide.reading.amounts import merged_measures, read_quantity
from language.expressions import QuantityExpression, parse
from recommender.contract import AttributeFilter, Filters
from recommender.index.columns import CatalogueColumns
from shop.catalogue.records import AttributeRecord
from shop.importers.typed_values import typed_attribute
from tests.recommender.toy_shop import product

PROPERTIES = [
    ("Memory", "1024 GB"),
    ("Storage", "1 TB"),
    ("Storage", "1024 GB"),
    ("Storage", "960 GB"),
    ("Storage", "2 TB"),
    ("Memory", "512 MB"),
    ("Volume", "1.5 L"),
    ("Volume", "150 cl"),
    ("Screen size", '15.6"'),
    ("Screen size", "39.6 cm"),
    ("Length", "12 inches"),
    ("Length", "30 cm"),
    ("Battery life", "22 h"),
    ("Battery life", "9 h"),
    ("Noise level", "48 dB"),
    ("Noise level", "60 dB"),
    ("Width", "12 mm"),
]
PAPER = "80 gsm"


def _nothing(filters, unit):
    return []


@pytest.fixture(scope="module")
def columns():
    products = [
        product(number, text, ("things",), 100, attributes=(typed_attribute(label, text),))
        for number, (label, text) in enumerate(PROPERTIES)
    ]
    paper = product(99, PAPER, ("things",), 100, attributes=(AttributeRecord("paper_weight", 80.0, "g/m2"),))
    return CatalogueColumns.build([*products, paper])


@pytest.fixture
def fitting(columns):
    """The properties of products that satisfy what a message says."""

    def found(message):
        (said,) = [item for item in parse(message) if isinstance(item, QuantityExpression)]
        conditions = read_quantity(
            said,
            (),
            ("things",),
            1,
            lambda filters: int(columns.mask(filters).sum()),
            lambda filters, unit: columns.measured(columns.mask(filters), unit),
        )
        filters = tuple(AttributeFilter(own.key, own.comparison, own.value, own.unit) for own in conditions)
        texts = [*(text for _, text in PROPERTIES), PAPER]
        return {text for text, fits in zip(texts, columns.mask(Filters(attributes=filters)), strict=True) if fits}

    return found


@pytest.mark.parametrize(
    ("message", "texts"),
    [
        ("1500 ml", {"1.5 L", "150 cl"}),
        ("1.5升", {"1.5 L", "150 cl"}),
        ("at least 1.2 litres", {"1.5 L", "150 cl"}),
        ("15 inch", {'15.6"', "39.6 cm"}),
        ("12 inch", {"12 inches"}),
        ("at most 31 cm", {"12 inches", "30 cm"}),
        ("exactly 512 MB", {"512 MB"}),
        ("512 MB", {"512 MB", "1024 GB"}),
        ("at least 20 hrs battery", {"22 h"}),
        ("续航20小时以上", {"22 h"}),
        ("under 50 dB", {"48 dB"}),
        ("80 g paper", {PAPER}),
        ("打印纸 80克", {PAPER}),
        ("a tape, 12mm", {"12 mm"}),
    ],
)
def test_a_measure_finds_what_is_written_in_other_units(fitting, message, texts):
    assert fitting(message) == texts


@pytest.mark.parametrize("message", ["1 TB of memory", "at least 1 TB", "至少1TB", "1024 GB", "at least 1024 GB"])
def test_a_memory_of_1024_gigabytes_answers_to_a_terabyte(fitting, message):
    assert "1024 GB" in fitting(message)
    assert "960 GB" not in fitting(message)


@pytest.mark.parametrize(
    ("message", "number"),
    [("exactly 1 TB of storage", 2), ("storage 1 TB", 3), ("storage at most 1 TB", 3), ("over 1 TB", 3)],
)
def test_a_terabyte_is_1000_gigabytes_and_what_is_sold_as_one(columns, message, number):
    (said,) = [item for item in parse(message) if isinstance(item, QuantityExpression)]
    conditions = read_quantity(said, (), (), 1, lambda filters: 0 if "memory" in str(filters) else 1, _nothing)
    filters = tuple(AttributeFilter(own.key, own.comparison, own.value, own.unit) for own in conditions)

    assert columns.mask(Filters(attributes=filters)).sum() == number


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("3 m and 5 m are both fine", [(3.0, 5.0)]),
        ("三米五米都行", [(3.0, 5.0)]),
        ("at least 3 m, 5 m", [(3.0, None), (5.0, 5.0)]),
        ("8 GB and 256 GB", [(8.0, 8.0), (256.0, 256.0)]),
    ],
)
def test_of_two_lengths_either_will_do(text, ends):
    said = [found for found in parse(text) if isinstance(found, QuantityExpression)]

    assert [(each.min, each.max) for each in merged_measures(said)] == ends


PORTS = (4.0, 7.0, 10.0)


@pytest.mark.parametrize(
    ("message", "fitting_ports"),
    [("4 ports", {4.0}), ("seven ports", {7.0}), ("5 ports", {7.0, 10.0}), ("at least 4 ports", {4.0, 7.0, 10.0})],
)
def test_a_number_of_parts_is_just_that_where_something_has_just_so_many(message, fitting_ports):
    hubs = [product(at, "Hub", ("hubs",), 100, attributes=(AttributeRecord("ports", n),)) for at, n in enumerate(PORTS)]
    columns = CatalogueColumns.build(hubs)
    (said,) = [item for item in parse(message) if isinstance(item, QuantityExpression)]
    conditions = read_quantity(said, (), (), 1, lambda filters: int(columns.mask(filters).sum()), _nothing)
    filters = tuple(AttributeFilter(own.key, own.comparison, own.value, own.unit) for own in conditions)
    fits = columns.mask(Filters(attributes=filters))

    assert {ports for ports, one in zip(PORTS, fits, strict=True) if one} == fitting_ports


@pytest.mark.parametrize(
    ("message", "named"),
    [
        ("at least 3 HDMI", "hdmi_ports"),
        ("至少3个hdmi", "hdmi_ports"),
        ("at least 3 ports", "ports"),
        ("at least 40 cm wide", "width"),
        ("高度至少40厘米", "height"),
    ],
)
def test_ports_are_of_the_plug_and_lengths_of_the_side_that_is_named(message, named):
    stated = [AttributeRecord(name, 4.0) for name in ("ports", "hdmi_ports", "usb_ports")]
    stated += [AttributeRecord(name, 0.6, "m") for name in ("length", "width", "height")]
    columns = CatalogueColumns.build([product(1, "TV", ("tvs",), 100, attributes=tuple(stated))])
    (said,) = [item for item in parse(message) if isinstance(item, QuantityExpression)]
    conditions = read_quantity(said, (), (), 1, lambda filters: int(columns.mask(filters).sum()), _nothing)

    assert [own.key for own in conditions] == [named]
