"""Customers named at the keyboard become tokens that the guide's channel lets in."""

from __future__ import annotations

import pytest

from bot.channels.tokens import Customer, Tokens
from operations.customers import customer_token
from operations.errors import MissingPieceError
from operations.processes.environment import stored_secrets
from shop.errors import IdentityError
from shop.migrations import upgrade
from shop.settings import Settings
from shop.unit_of_work import unit_of_work_factory


@pytest.fixture
def settings(tmp_path):
    url = f"sqlite:///{tmp_path / 'shop.db'}"
    upgrade(url)
    with unit_of_work_factory(url)() as uow:
        for source, external_id in (("one", "7"), ("two", "7"), ("two", "8")):
            uow.customers.upsert(source, external_id, f"Customer {external_id} of {source}")
        uow.commit()
    return Settings(_env_file=None, database_url=url, var_dir=tmp_path)


def test_a_name_becomes_a_token_of_that_customer(settings):
    tokens = Tokens("the key of the guide, long enough", stored_secrets(settings.var_dir)["shop_secret"])
    for name, customer in (
        ("two:7", Customer("7", "Customer 7 of two", "two")),
        ("8", Customer("8", "Customer 8 of two", "two")),
    ):
        assert tokens.read_customer(customer_token(settings, name)) == customer


def test_the_configured_secret_signs(settings):
    configured = settings.copy(update={"shop_secret": "the key of the shop, long enough"})
    tokens = Tokens("the key of the guide, long enough", "the key of the shop, long enough")
    assert tokens.read_customer(customer_token(configured, "one:7")).source == "one"


def test_a_name_that_means_several_lists_them(settings):
    with pytest.raises(IdentityError, match="one:7, two:7"):
        customer_token(settings, "7")


def test_a_token_stays_as_it_is(settings):
    token = Tokens("the key of the guide, long enough", "another shop's key, long enough too").sign_customer(
        Customer("7", "Ann")
    )
    assert customer_token(settings, token) == token


def test_without_a_database_the_command_that_makes_it_is_told(settings, tmp_path):
    with pytest.raises(MissingPieceError, match="daogou ingest"):
        customer_token(settings.copy(update={"database_url": f"sqlite:///{tmp_path / 'none.db'}"}), "7")
