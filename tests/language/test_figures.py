"""Numbers in digits, in every form that files and people write."""

from __future__ import annotations

import random
import sys
import unicodedata
from decimal import Decimal

import pytest

from language.errors import FigureError, LanguageError
from language.figures import fold_figure, read_figure, read_measure

BLANKS = (" ", "\u00a0", "\u202f", "\u2009", "\u2007")
THOUSANDS = (",", ".", "'", "’", "٬", *BLANKS)
ZEROS = tuple(
    chr(code) for code in range(sys.maxunicode + 1) if unicodedata.decimal(chr(code), None) == 0
)  # of every script


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1299", "1299"),
        (" 1299\n", "1299"),
        ("1,299.00", "1299"),
        ("1.299,00", "1299"),
        ("1 299,00", "1299"),
        ("1'299.00", "1299"),
        ("1'299", "1299"),
        ("1 299", "1299"),
        ("1,234,567", "1234567"),
        ("1.234.567,8", "1234567.8"),
        ("1,23,456.50", "123456.5"),
        ("1,299.000", "1299"),
        ("12,5", "12.5"),
        ("12,5000", "12.5"),
        ("1299,000", "1299"),
        ("0.999", "0.999"),
        ("0,125", "0.125"),
        (".99", "0.99"),
        (",99", "0.99"),
        ("49,-", "49"),
        ("49.–", "49"),
        ("1.299,--", "1299"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("+5.5", "5.5"),
        ("007", "7"),
        ("１，２９９．００", "1299"),
        ("٣٠٠", "300"),
        ("١٬٢٩٩٫٥٠", "1299.5"),
        ("३००", "300"),
    ],
)
def test_what_can_mean_one_number_only_is_read(text, value):
    assert read_figure(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", ".", "-", ",-", "abc", "1e5", "nan", "inf", "5²", "½", "①", "12-", "1.2.3", "1,2345,678", "1 29"),
        *("1,299,00", "1.299.00", "1.299,000.5", "1,299 000", "0,500,000", "19 . 99", "1299.", "--5", "1_000", "三百"),
    ],
)
def test_what_is_no_number_is_refused_with_an_example(text):
    with pytest.raises(FigureError, match=r"1299|1299\.50"):
        read_figure(text)


def test_a_figure_that_could_be_two_numbers_is_refused_with_both_ways_to_write_it():
    for text in ("1,980", "1.980"):
        with pytest.raises(LanguageError, match=r"may mean thousands; write 1980\.00 if it does, 1\.98 if not$"):
            read_figure(text, decimals=2)
        with pytest.raises(FigureError):
            read_figure(text)
    with pytest.raises(FigureError, match=r"write 12500\.000 if it does, 12\.500 if not$"):
        read_figure("12,500", decimals=3)


@pytest.mark.parametrize(
    ("text", "decimals", "mark", "value"),
    [
        ("1,980", 0, None, "1980"),
        ("1.980", 0, None, "1980"),
        ("12.500", 3, None, "12.5"),
        ("12.5", 0, None, "12.5"),
        ("1,299", None, ".", "1299"),
        ("1.299", None, ".", "1.299"),
        ("1,299", None, ",", "1.299"),
        ("1.299", 2, ".", "1299"),
        ("1,299", 2, ",", "1299"),
        ("1.299", 3, ".", "1.299"),
        ("1,299", 3, ".", "1299"),
        ("0.299", 2, ".", "0.299"),
    ],
)
def test_the_decimals_of_a_currency_and_the_usual_mark_decide(text, decimals, mark, value):
    assert read_figure(text, decimals, mark) == Decimal(value)


def test_a_number_written_with_any_marks_in_any_script_is_that_number():
    generator = random.Random(20261201)  # noqa: S311  # numbers to read, no secret
    for _ in range(3000):
        number = Decimal(generator.randrange(10 ** generator.randrange(1, 11))).scaleb(-2)
        separator = generator.choice(THOUSANDS)
        mark = generator.choice([mark for mark in ",." if mark != separator])
        written = f"{number:,.2f}".translate({ord(","): separator, ord("."): mark})
        zero = ord(generator.choice(ZEROS))
        written = written.translate({ord("0") + digit: zero + digit for digit in range(10)})
        assert read_figure(written) == number, written


def test_every_text_is_read_or_refused():
    generator = random.Random(20261202)  # noqa: S311
    for _ in range(5000):
        text = "".join(generator.choices("019٣९²½ ,.'-+k万eE٬٫\u202f", k=generator.randrange(12)))
        try:
            assert read_figure(text).is_finite()
        except FigureError:
            continue


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1/4", "0.25"),
        ("1 1/2", "1.5"),
        ("2-3/8", "2.375"),
        ("½", "0.5"),
        ("2¾", "2.75"),
        ("⅓", "0.333333"),
        ("1,5", "1.5"),
    ],
)
def test_a_measure_may_have_a_fraction(text, value):
    assert read_measure(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1/7", "24/7", "1/0", "/4", "1/4/8", "3/2026", "²"])
def test_what_is_no_fraction_is_no_measure(text):
    with pytest.raises(FigureError):
        read_measure(text)


def test_folding_keeps_every_character_at_its_place():
    assert fold_figure("a ٣٠٠ ½ １，２") == "a 300 ½ 1,2"


def test_a_number_too_long_to_be_one_is_refused():
    with pytest.raises(FigureError, match="more than 30 digits"):
        read_figure("9" * 31)
