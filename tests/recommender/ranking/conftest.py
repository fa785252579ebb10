"""Queries to the toy shop of every kind."""

from __future__ import annotations

import pytest

from tests.recommender.ranking.contract_suite import QUERIES


@pytest.fixture(params=QUERIES.values(), ids=QUERIES.keys())
def context(request, read):
    """One of many kinds of queries, as the shop reads it."""
    return read(request.param)
