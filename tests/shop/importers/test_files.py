import gzip

import pytest

from shop.errors import ImportFormatError
from shop.importers.files import MAX_LINE_CHARS, SourceFile


def rows(path):
    return list(SourceFile(path).rows(("id",)))


def test_gzip_is_read_whatever_the_name(file):
    plain = 'ID, Name \n1,茶杯\n\n2,"two\nlines"\n'
    expected = [(2, {"id": "1", "name": "茶杯"}), (5, {"id": "2", "name": "two\nlines"})]
    assert rows(file(plain, "a.csv")) == expected
    assert rows(file(gzip.compress(plain.encode()), "b.csv")) == expected


def test_a_byte_order_mark_is_not_part_of_the_first_column(file):
    assert rows(file("\ufeffid\n1\n")) == [(2, {"id": "1"})]


def test_a_missing_column_is_named_with_those_present(file):
    with pytest.raises(ImportFormatError, match=r"lacks the columns id; it has sku, name"):
        rows(file("sku,name\n1,2\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "lacks the columns id"),
        (b"id\n\xff\xfe\n", "not UTF-8"),
        (b"id\n" + b"x" * (MAX_LINE_CHARS + 1), "longer than"),
        (b'id\n"' + b"x\n" * 200_000, "field larger"),
        (gzip.compress(b"id\n1\n")[:-6], "damaged"),
        (b"\x1f\x8bnot gzip at all", "damaged|cannot read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(file, content, reason):
    with pytest.raises(ImportFormatError, match=reason):
        rows(file(content))


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ImportFormatError, match="No such file"):
        rows(tmp_path / "missing.csv")


def test_the_fraction_read_grows_to_one(file):
    source = SourceFile(file("id\n" + "1234567\n" * 50_000))
    fractions = [source.fraction_read() for _ in source.rows(("id",))]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.2
    assert source.fraction_read() == 1.0
