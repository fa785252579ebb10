"""`daogou shop new`: from an export to a shop of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from shop.settings import Settings
from shop.unit_of_work import unit_of_work_factory

EXPORTS = Path(__file__).parents[1] / "data" / "shops"
FASHION = str(EXPORTS / "fashion.shopify.csv")


@pytest.fixture(autouse=True)
def root(tmp_path, monkeypatch):
    """A folder without shops, and no setting of the developer's machine."""
    for name in Settings.__fields__:
        monkeypatch.delenv(f"DAOGOU_{name.upper()}", raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def new(*arguments):
    return CliRunner().invoke(main, ["shop", "new", *arguments])


def test_one_command_makes_reads_and_chooses_a_shop_and_says_what_it_understood():
    done = new("my-shop", "--from", FASHION, "--currency", "EUR", "--name", "Peter's")

    assert done.exit_code == 0, done.output
    told = " ".join(done.output.split())
    assert "is read as a Shopify product export (CSV)" in told
    assert "kinds of things: " in told
    assert "Shirts" in told
    assert "brands: Aldgate, Northwind" in told
    assert "colour: " in told
    assert "from €25.00 to €89.00" in told
    assert "status is draft" in told
    assert "Next: make up" in told
    settings = Settings()
    assert settings.catalogue_dir == Path("shops/my-shop")
    assert settings.database_url == "sqlite:///var/shops/my-shop/daogou.db"
    with unit_of_work_factory(settings.database_url)() as uow:
        assert uow.products.count() == 10
    assert (settings.artefacts_dir / "storefront.json").exists()
    again = CliRunner().invoke(main, ["ingest"])
    assert "up to date" in again.output or again.exit_code == 0


def test_a_second_shop_is_apart_from_the_first():
    new("clothes", "--from", FASHION, "--currency", "EUR")
    done = new("food", "--from", str(EXPORTS / "groceries.jsonl"))

    assert done.exit_code == 0, done.output
    with unit_of_work_factory(Settings().database_url)() as uow:
        assert {product.source for product in uow.products.iter_snapshots()} == {"food"}
    clothes = Settings(catalogue_dir=Path("shops/clothes"))
    with unit_of_work_factory(clothes.database_url)() as uow:
        assert {product.source for product in uow.products.iter_snapshots()} == {"clothes"}


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["my-shop", "--from", FASHION], "--currency EUR"),
        (["My Shop", "--from", FASHION, "--currency", "EUR"], "my-shop"),
    ],
)
def test_what_is_missing_is_named_and_nothing_is_kept(root, arguments, remedy):
    done = new(*arguments)

    assert done.exit_code == 1
    assert remedy in done.output
    assert list(root.iterdir()) == []


def test_a_file_that_is_no_export_keeps_nothing(root):
    (root / "export.csv").write_text("Handle,Title,Variant Price,Status\na,A,5.00,draft\n", encoding="utf-8")
    done = new("my-shop", "--from", "export.csv", "--currency", "EUR")

    assert done.exit_code == 1
    assert "no product that can be sold" in done.output
    assert not Path("shops/my-shop").exists()
    assert not Path(".env").exists()


def test_a_name_that_is_taken_says_how_to_read_the_shop_again():
    new("my-shop", "--from", FASHION, "--currency", "EUR")
    done = new("my-shop", "--from", FASHION, "--currency", "EUR")

    assert done.exit_code == 1
    assert "DAOGOU_CATALOGUE_DIR=shops/my-shop make up" in " ".join(done.output.split())


def test_a_database_of_another_shop_is_not_mixed_with(monkeypatch):
    new("clothes", "--from", FASHION, "--currency", "EUR")
    monkeypatch.setenv("DAOGOU_DATABASE_URL", "sqlite:///var/shops/clothes/daogou.db")
    done = new("food", "--from", str(EXPORTS / "groceries.jsonl"))

    assert done.exit_code == 1
    assert "another shop" in done.output
    assert not Path("shops/food").exists()


def test_a_file_without_anything_in_it_is_told(root):
    export = root / "export.csv"
    export.write_text("\n", encoding="utf-8")
    done = new("empty", "--from", str(export), "--currency", "EUR")

    assert done.exit_code == 1
    assert "is empty; export the products again" in done.output
    assert not Path("shops").exists()


def test_a_currency_may_be_written_small(root):
    assert new("clothes", "--from", FASHION, "--currency", "kwd").exit_code == 0
    assert "base_currency: KWD" in Path("shops/clothes/shop.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(("prices", "count"), [(("5 USD", "6 USD"), 2), (("5 EUR", "6 USD"), 1)])
def test_prices_in_another_currency_than_the_shops_are_to_be_checked(root, prices, count):
    export = root / "export.csv"
    rows = (f"{number},Mug {number},{price}" for number, price in enumerate(prices))
    export.write_text("\n".join(["id,title,price", *rows]), encoding="utf-8")
    told = " ".join(new("mugs", "--from", str(export), "--currency", "EUR").output.split())

    assert f"{count} products are priced in USD, while the shop's money is EUR" in told
    assert "until exchange_rates in shops/mugs/shop.yml says what one USD is worth in EUR" in told


def test_what_things_cost_now_is_summed_up_and_where_words_are_added(root):
    export = root / "export.csv"
    export.write_text("id,title,price,sale price\n1,Mug,9,4\n2,Cup,8,\n3,Jug,,\n", encoding="utf-8")
    told = " ".join(new("mugs", "--from", str(export), "--currency", "EUR").output.split())

    assert "prices: 2 products from €4.00 to €8.00" in told
    assert "shops/mugs/vocabulary.yml" in told
    assert "docs/editors/words.md" in told


def test_a_shop_whose_making_was_stopped_can_be_made_again(monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("cli.ingestion.ingest_all", stop)
        assert new("clothes", "--from", FASHION, "--currency", "EUR").exit_code != 0
    assert new("clothes", "--from", FASHION, "--currency", "EUR").exit_code == 0
