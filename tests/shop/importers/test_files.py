import gzip
import io
import zipfile

import pytest

from shop.errors import ImportFormatError
from shop.importers.files import MAX_LINE_BYTES, SourceFile
from shop.importers.tables import read_table


def told(value):
    """Return the name of a case: what is told, without the file, whose bytes can hold the time."""
    return value if isinstance(value, str) else "file"


def rows(path):
    return list(read_table(SourceFile(path), ("id",)))


def test_gzip_is_read_whatever_the_name(file):
    plain = 'ID, Name \n1,茶杯\n\n2,"two\nlines"\n'
    expected = [(2, {"id": "1", "name": "茶杯"}), (5, {"id": "2", "name": "two\nlines"})]
    assert rows(file(plain, "a.csv")) == expected
    assert rows(file(gzip.compress(plain.encode()), "b.csv")) == expected


def test_a_byte_order_mark_is_not_part_of_the_first_column(file):
    assert rows(file("\ufeffid\n1\n")) == [(2, {"id": "1"})]


def test_a_missing_column_is_named_with_those_present(file):
    with pytest.raises(ImportFormatError, match=r"lacks the columns id; parted by commas, it has sku, name"):
        rows(file("sku,name\n1,2\n"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "lacks the columns id"),
        (b"id\n\xff\xfe\n", "not UTF-8"),
        (b"id\n" + b"x" * (MAX_LINE_BYTES + 1), "longer than"),
        (b'id\n"' + b"x\n" * 200_000, "field larger"),
        (gzip.compress(b"id\n1\n")[:-6], "damaged"),
        (b"\x1f\x8bnot gzip at all", "damaged|cannot read"),
    ],
    ids=told,
)
def test_a_file_that_cannot_be_read_says_why(file, content, reason):
    with pytest.raises(ImportFormatError, match=reason):
        rows(file(content))


def test_a_file_that_is_not_there_says_so(tmp_path):
    with pytest.raises(ImportFormatError, match="No such file"):
        rows(tmp_path / "missing.csv")


def test_the_fraction_read_grows_to_one(file):
    source = SourceFile(file("id\n" + "1234567\n" * 50_000))
    fractions = [source.fraction_read() for _ in read_table(source, ("id",))]
    assert fractions == sorted(fractions)
    assert fractions[0] < 0.2
    assert source.fraction_read() == 1.0


def zipped(*names):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (
            zipped("[Content_Types].xml", "xl/workbook.xml"),
            r"an Excel workbook \(\.xlsx\); open it and save the sheet as CSV",
        ),
        (zipped("mimetype", "content.xml"), "an OpenDocument spreadsheet; open it and save"),
        (zipped("products.csv"), r"a zip archive .* that holds products\.csv; unpack it"),
        (zipped(), "a zip archive"),
        (zipped("products.csv")[:40], "a zip archive"),
        (gzip.compress(zipped("xl/workbook.xml")), "a zip archive or a spreadsheet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", r"an Excel workbook \(\.xls\)"),
        (b"%PDF-1.7", "a PDF; export the products as CSV"),
        (b"BZh91AY", "compressed with bzip2"),
        (b"<!DOCTYPE html><html>", "a web page, perhaps one to sign in"),
        ("id\n1\n".encode("utf-16"), r"UTF-16 .* save it as CSV UTF-8"),
    ],
    ids=told,
)
def test_a_file_of_another_kind_is_told_with_what_to_do(file, content, what):
    with pytest.raises(ImportFormatError, match=rf"catalogue is {what}"):
        rows(file(content))


def test_what_comes_before_a_damage_is_read_to_the_line(file):
    content = b"id\n" + b"".join(b"%d\n" % number for number in range(1500)) + b"\xff\n"
    found = []
    with pytest.raises(ImportFormatError, match=r"not UTF-8 \(line 1502\)"):
        for _, row in read_table(SourceFile(file(content)), ("id",)):
            found.append(row["id"])
    assert found == [str(number) for number in range(1500)]
