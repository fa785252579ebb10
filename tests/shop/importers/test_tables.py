import pytest

from shop.errors import ImportFormatError, RowError
from shop.importers.files import SourceFile
from shop.importers.tables import SURPLUS, read_table, refuse_surplus

EXPECTED = [(2, {"id": "1", "name": "Cup, red", "price": "5,50"}), (3, {"id": "2", "name": "Pot", "price": "6"})]


def rows(path, required=("id", "name", "price")):
    return list(read_table(SourceFile(path), required))


@pytest.mark.parametrize(
    "text",
    [
        'ID,Name,Price\n1,"Cup, red","5,50"\n2,Pot,6\n',
        "id;name;price\n1;Cup, red;5,50\n2;Pot;6\n",
        "id\tname\tprice\n1\tCup, red\t5,50\n2\tPot\t6\n",
        "id|name|price\n1|Cup, red|5,50\n2|Pot|6\n",
        '\ufeffid;name;price\r\n1;"Cup, red";5,50\r\n2;Pot;6\r\n',
        "id;name;price\r1;Cup, red;5,50\r2;Pot;6\r",
        '"id;name;price"\n"1;Cup, red;5,50"\n"2;Pot;6"\n',
        '"id,name,price"\n"1,""Cup, red"",""5,50"""\n"2,Pot,6"\n',
        '"id,name,price";;\n"1,""Cup, red"",""5,50""";;\n"2,Pot,6";;\n',
        'id,name,price\n"1,""Cup, red"",""5,50"""\n2,Pot,6\n',
        '"id","name","price"\n"1","Cup, red","5,50"\n"2","Pot","6"\n',
        '"id"|"name"|"price"\n"1"|"Cup, red"|"5,50"\n"2"|"Pot"|"6"\n',
        '"id"\t"name"\t"price"\n"1"\t"Cup, red"\t"5,50"\n"2"\t"Pot"\t"6"\n',
    ],
)
def test_a_table_is_read_however_it_is_parted_and_quoted(file, text):
    assert rows(file(text)) == EXPECTED


def test_the_hint_of_spreadsheets_names_the_delimiter(file):
    assert rows(file("sep=;\nid;name;price\n1;Cup, red;5,50\n2;Pot;6\n")) == [(line + 1, row) for line, row in EXPECTED]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_a_missing_column_is_told_with_the_delimiter_that_was_found(file, delimiter):
    names = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
    with pytest.raises(
        ImportFormatError, match=f"lacks the columns price; parted by {names[delimiter]}, it has id, na"
    ):
        rows(file(delimiter.join(["id", "name", "weight"]) + "\n"))


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("'0011", "0011"),
        ("'-18 C", "-18 C"),
        ("'+5V", "+5V"),
        ("'=SUM(A1)", "=SUM(A1)"),
        ("'@home", "@home"),
        ("'90s", "'90s"),
        ("'t Zilt", "'t Zilt"),
        ("o'clock", "o'clock"),
    ],
)
def test_the_apostrophe_of_exporters_is_taken_off(file, cell, read):
    assert rows(file(f"id,name,price\n1,{cell},5\n"))[0][1]["name"] == read


def test_short_rows_are_filled_and_long_ones_are_told(file):
    (_, short), (_, empty), (_, long) = rows(file("id,name,price\n1\n2,Pot,6,,\n3,Pan,7,50\n"))
    assert short == {"id": "1", "name": "", "price": ""}
    refuse_surplus(empty.get(SURPLUS))
    with pytest.raises(RowError, match="more cells than the header, the last '50'; put quotation marks"):
        refuse_surplus(long.get(SURPLUS))


def test_null_characters_do_not_stop_a_table(file):
    assert rows(file("id,name,price\n1,C\0up,5\n2,Pot,6\n"))[0][1]["name"] == "Cup"


def test_of_two_columns_of_one_name_the_first_that_is_not_empty_counts(file):
    assert rows(file("id,name,name,price\n1,,Cup,5\n"))[0][1]["name"] == "Cup"
