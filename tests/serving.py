"""The guide itself, running for a whole test session: `daogou serve` with the demo shop and the trained models."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.channels.tokens import Customer, Tokens
from operations.errors import OperationsError
from operations.processes.private_guide import private_guide
from shop.currency import ExchangeRates
from shop.settings import Settings
from shop.shop_file import ShopFile
from shop.unit_of_work import UnitOfWorkFactory, unit_of_work_factory

ROOT = Path(__file__).parent.parent
MESSAGES_PER_MINUTE = 40
SECRET, SHOP_SECRET = "the guide's key, for these tests only", "the shop's key, for these tests only"


@dataclass(frozen=True)
class RunningGuide:
    """A guide that answers at `url`, the shop it sells from, and what signs its tokens."""

    url: str
    settings: Settings
    tokens: Tokens
    unit_of_work: UnitOfWorkFactory
    rates: ExchangeRates

    def storefront_customer(self, place=0):
        """Return one of the customers that the storefront lets log in."""
        with urllib.request.urlopen(f"{self.url}/storefront.json", timeout=10) as response:  # noqa: S310
            customer = json.load(response)["customers"][place]
        return Customer(customer["external_id"], customer["name"], customer["source"])


@pytest.fixture(scope="session")
def guide(tmp_path_factory):
    """The running guide; its conversations and what shoppers do go to a folder of their own."""
    settings = Settings(_env_file=None)
    changes = {
        "secret": SECRET,
        "shop_secret": SHOP_SECRET,
        "storefront": True,
        "messages_per_minute": MESSAGES_PER_MINUTE,
    }
    try:
        with private_guide(settings, tmp_path_factory.mktemp("guide"), **changes) as own:
            yield RunningGuide(
                f"http://127.0.0.1:{own.port}",
                own,
                Tokens(SECRET, SHOP_SECRET),
                unit_of_work_factory(own.database_url),
                ShopFile.load(settings.catalogue_dir).rates,
            )
    except OperationsError as error:
        pytest.fail(f"{error}\nRun `make train`, then the tests again.", pytrace=False)
