"""A small real shop and conversations in it: see `tests.guide.fixtures`."""

from tests.guide.fixtures import *  # noqa: F403  # fixtures are found by name
from tests.shop.conftest import mugs, order  # noqa: F401  # the same
