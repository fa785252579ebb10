"""`daogou ingest` from a file into a SQLite database."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli.ingestion import write_rejections
from cli.main import main
from shop.importers.formats import FORMATS
from shop.importers.ingest import IngestReport
from shop.importers.rejection import Rejection
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory


def product(number: int, **changes: object) -> str:
    row = {
        "external_id": f"mug-{number}",
        "title": f"Coffee mug {number}",
        "category_path": ["home", "mugs"],
        "price_cents": 495,
        "currency": "EUR",
    }
    return json.dumps({**row, **changes})


@pytest.fixture(autouse=True)
def fresh_settings() -> Iterator[None]:
    """Settings are read once a process; here once a test."""
    get_settings.cache_clear()
    yield
    get_settings.cache_clear()


@pytest.fixture
def database_url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/shop.db"
    monkeypatch.setenv("DAOGOU_DATABASE_URL", url)
    monkeypatch.setenv("COLUMNS", "160")
    return url


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["ingest", *arguments])


def test_every_format_of_the_shop_is_offered_with_what_it_holds() -> None:
    output = run("--help").output

    for name, described in FORMATS.items():
        assert name in output
        assert f"Read {described.description}" in run(name, "--help").output


def test_a_price_that_nobody_asks_for_such_a_thing_is_remarked_on(database_url: str, tmp_path: Path) -> None:
    file, rejected = tmp_path / "mugs.jsonl", tmp_path / "rejected.csv"
    rows = [product(number, price_cents=400 + 10 * number) for number in range(30)]
    file.write_text("\n".join([*rows, product(99, price_cents=2)]), encoding="utf-8")

    result = run("jsonl", str(file), "--rejected", str(rejected))

    assert result.exit_code == 0
    with rejected.open(encoding="utf-8", newline="") as stream:
        (remark,) = csv.DictReader(stream)
    assert (remark["external_id"], remark["left_out"]) == ("mug-99", "cell")
    assert remark["reason"].startswith("'Coffee mug 99' costs ")
    assert "but mugs cost about" in remark["reason"]


def test_products_are_read_and_bad_rows_reported(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "mugs.jsonl"
    file.write_text("\n".join([product(1), product(2, title=""), product(3)]), encoding="utf-8")
    rejected = tmp_path / "rejected.csv"

    result = run("jsonl", str(file), "--currency", "EUR", "--rejected", str(rejected))

    assert result.exit_code == 0, result.output
    with unit_of_work_factory(database_url)() as uow:
        assert uow.products.count() == 2
        assert uow.products.find_id("mugs", "mug-3") is not None
    with rejected.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [(row["source"], row["line"], row["external_id"]) for row in rows] == [("mugs", "2", "mug-2")]
    assert "title is empty" in rows[0]["reason"]
    assert "mugs, line 2: title is empty" in result.output


def test_cells_that_cost_a_remark_are_told_and_written_too(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "mugs.csv"
    file.write_text("id,title,price,stock\n1,Mug,5,few\n2,,5,1\n3,Cup,5 XAG,1\n", encoding="utf-8")
    rejected = tmp_path / "rejected.csv"

    result = run("csv", str(file), "--product-url", "https://shop.example/{id}", "--rejected", str(rejected))

    assert result.exit_code == 0, result.output
    assert "mugs, line 3: title is empty" in result.output
    assert "mugs, line 2, kept: stock 'few'" in result.output
    with rejected.open(encoding="utf-8", newline="") as lines:
        rows = [(row["line"], row["external_id"], row["left_out"]) for row in csv.DictReader(lines)]
    assert rows == [("3", "2", "row"), ("2", "1", "cell"), ("0", "", "cell")]


def test_reasons_of_one_kind_are_told_once_and_what_concerns_the_file_first(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "mugs.csv"
    rows = (f"{number},Mug {number},5 XAG,/img/{number}.jpg,{'few' if number == 7 else 1}" for number in range(1, 9))
    file.write_text("\n".join(["id,title,price,image,stock", *rows]), encoding="utf-8")

    result = run("csv", str(file))

    told = [line for line in result.output.splitlines() if line.startswith("mugs, ")]
    assert told[0].startswith("mugs, the file: 8 products are priced in XAG")
    assert sum("is no web address" in line for line in told) == 1
    assert any("line 2, kept, and 7 more like it: image '/img/1.jpg' is no web address" in line for line in told)
    assert any("line 8, kept: stock 'few'" in line for line in told)


def test_reading_the_same_again_changes_nothing(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "mugs.jsonl"
    file.write_text(product(1), encoding="utf-8")
    run("jsonl", str(file), "--currency", "EUR")

    result = run("jsonl", str(file), "--currency", "EUR")

    line = next(line for line in result.output.splitlines() if "products" in line)
    assert [cell.strip() for cell in line.strip("│ ").split("│")][1:5] == ["products", "0", "0", "1"]


@pytest.fixture
def catalogue(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of two files, where the settings look for it."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    (folder / "shop.yml").write_text(
        "name: {en: Mugs, zh: 杯子}\nbase_currency: EUR\nexchange_rates: {EUR: 1}\nfiles:\n"
        "  - {format: categories, file: categories.yml, source: categories}\n"
        "  - {format: jsonl, file: mugs.jsonl, source: mugs}\n",
        encoding="utf-8",
    )
    (folder / "categories.yml").write_text(
        "home: {en: [Home], zh: [家居]}\nmugs: {parent: home, en: [Mugs], zh: [杯子]}\n", encoding="utf-8"
    )
    (folder / "mugs.jsonl").write_text("\n".join([product(1), product(2, title="")]), encoding="utf-8")
    for name, value in (("CATALOGUE_DIR", folder), ("VAR_DIR", tmp_path / "var"), ("ARTEFACTS_DIR", tmp_path / "made")):
        monkeypatch.setenv(f"DAOGOU_{name}", str(value))
    return folder


def test_the_whole_catalogue_is_read_and_its_storefront_written(
    catalogue: Path, database_url: str, tmp_path: Path
) -> None:
    rejected = tmp_path / "rejected.csv"

    result = run("--rejected", str(rejected))

    assert result.exit_code == 0, result.output
    with unit_of_work_factory(database_url)() as uow:
        assert uow.products.count() == 1
        assert uow.categories.names("zh")["mugs"] == "杯子"
    assert "title is empty" in rejected.read_text(encoding="utf-8")
    assert json.loads((tmp_path / "made" / "storefront.json").read_text(encoding="utf-8"))["name"]["en"] == "Mugs"


def test_the_catalogue_is_read_again_only_when_something_changed(catalogue: Path) -> None:
    assert "1 products" in run().output
    assert "up to date" in run().output
    assert "up to date" not in run("--force").output
    (catalogue / "mugs.jsonl").write_text("\n".join([product(1), product(2)]), encoding="utf-8")
    assert "2 products" in run().output


def test_options_for_one_file_stand_after_its_format(catalogue: Path) -> None:
    result = run("--force", "jsonl", str(catalogue / "mugs.jsonl"))

    assert result.exit_code == 2
    assert "after its format" in result.output


def test_a_file_of_another_format_is_told_in_one_line(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_text("this is no XML", encoding="utf-8")

    result = run("google-xml", str(file), "--currency", "EUR")

    assert result.exit_code == 1
    assert result.output.count("Error:") == 1
    assert "Traceback" not in result.output
    assert not isinstance(result.exception, Exception)


def test_an_unreachable_database_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAOGOU_DATABASE_URL", "postgresql://nobody@127.0.0.1:9/none")
    file = tmp_path / "mugs.jsonl"
    file.write_text(product(1), encoding="utf-8")

    result = run("jsonl", str(file), "--currency", "EUR")

    assert result.exit_code == 1
    assert "database" in result.output
    assert "Traceback" not in result.output


def sold(database_url: str) -> set[str]:
    with unit_of_work_factory(database_url)() as uow:
        return {product.external_id for product in uow.products.iter_snapshots()}


def test_products_that_a_newer_file_lacks_are_withdrawn_and_told(catalogue: Path, database_url: str) -> None:
    file, products = catalogue / "mugs.jsonl", [product(number) for number in range(4)]
    file.write_text("\n".join(products), encoding="utf-8")
    assert "withdrawn" not in run().output
    file.write_text("\n".join(products[1:]), encoding="utf-8")

    output = run().output

    assert "mugs: 1 of the 4 products on sale are no longer in the file and were withdrawn (--keep-missing" in output
    assert "catalogue: 3 products" in output
    assert "up to date" in run().output
    assert sold(database_url) == {"mug-1", "mug-2", "mug-3"}


def test_most_of_them_are_withdrawn_only_on_request_which_reads_the_same_file_again(
    catalogue: Path, database_url: str
) -> None:
    file, products = catalogue / "mugs.jsonl", [product(number) for number in range(4)]
    file.write_text("\n".join(products), encoding="utf-8")
    run()
    file.write_text(products[0], encoding="utf-8")

    output = run().output
    assert "more than half of them, so they stay on sale; if the file is whole, read it again with" in output
    assert len(sold(database_url)) == 4
    assert "3 of the 4 products on sale are not in the file and stay on sale" in run("--keep-missing").output
    assert "were withdrawn" in run("--withdraw-missing").output
    assert sold(database_url) == {"mug-0"}


def test_one_file_read_by_itself_withdraws_by_the_same_rule(database_url: str, tmp_path: Path) -> None:
    file, products = tmp_path / "mugs.jsonl", [product(number) for number in range(4)]
    file.write_text("\n".join(products), encoding="utf-8")
    run("jsonl", str(file))
    file.write_text("\n".join(products[1:]), encoding="utf-8")
    assert "stay on sale" in run("jsonl", str(file), "--keep-missing").output
    assert len(sold(database_url)) == 4
    assert "were withdrawn" in run("jsonl", str(file)).output
    file.write_text("", encoding="utf-8")
    output = run("jsonl", str(file), "--withdraw-missing").output
    assert "nothing of the file could be used, so all 3 products stay on sale" in output
    assert len(sold(database_url)) == 3


def test_an_option_about_what_is_missing_stands_after_a_format_too(catalogue: Path) -> None:
    result = run("--keep-missing", "jsonl", str(catalogue / "mugs.jsonl"))

    assert result.exit_code == 2
    assert "after its format" in result.output


def test_what_a_spreadsheet_would_take_for_a_formula_is_written_as_text(tmp_path: Path) -> None:
    formulas = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1"]
    report = IngestReport("=source", rejections=[Rejection(1, formula, "the price is empty") for formula in formulas])
    path = tmp_path / "rejected.csv"

    write_rejections([report], path)

    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert [row["external_id"] for row in rows] == [f"'{formula}" for formula in formulas]
    assert {row["source"] for row in rows} == {"'=source"}
    assert {row["reason"] for row in rows} == {"the price is empty"}
