"""Runs the action server: `python -m actions`."""

from __future__ import annotations

import gc
import logging
import os

from rasa_sdk.endpoint import run

from actions.errors import EXPECTED
from shop.settings import get_settings

logger = logging.getLogger("actions")


def warm_up() -> None:
    """Load everything and answer one search in each language, so that no shopper waits for lazily loaded parts.

    Raises:
        ShopError, RecommenderError, GuideError, LanguageError: something is missing or wrong; the text says what to do.
    """
    # Imported here, as what they import reads the files of the languages.
    from guide.services import get_services
    from recommender.contract import Query

    services = get_services()
    for text in ("wireless mouse", "无线鼠标"):
        hits = services.recommender.recommend(Query(text=text, limit=1))
        with services.unit_of_work() as uow:
            uow.products.get_many([hit.product_id for hit in hits])


def main() -> None:
    """Load the services, then answer on the action port; the port opens only when everything is loaded.

    What is missing or wrong ends it with one sentence and exit code 1.
    """
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")
    try:
        port = get_settings().action_port
        warm_up()
    except EXPECTED as error:
        logger.error("the action server does not start: %s", error)
        raise SystemExit(1) from None
    # What is loaded stays: the collector need not walk over it in the middle of somebody's turn.
    gc.collect()
    gc.freeze()
    logging.getLogger("sanic.access").setLevel(logging.WARNING)
    run("actions", port=port, cors_origins="")


if __name__ == "__main__":
    main()
