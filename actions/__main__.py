"""Runs the action server: `python -m actions`."""

from __future__ import annotations

import gc
import logging

from rasa_sdk.endpoint import create_app

from actions.errors import EXPECTED
from actions.guard import guard
from shop.errors import SettingsError
from shop.settings import get_settings

logger = logging.getLogger("actions")

# Whatever the environment says: only the dialogue server of this machine has to reach it.
_HOST = "127.0.0.1"


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
    try:
        settings = get_settings()
        if not settings.action_secret:
            raise SettingsError("DAOGOU_ACTION_SECRET is not set; `daogou serve` sets it and starts this server")
        warm_up()
    except EXPECTED as error:
        logger.error("the action server does not start: %s", error)
        raise SystemExit(1) from None
    # What is loaded stays: the collector need not walk over it in the middle of somebody's turn.
    gc.collect()
    gc.freeze()
    app = create_app("actions", cors_origins="")
    guard(app, settings.action_secret)
    app.run(_HOST, settings.action_port, access_log=False)


if __name__ == "__main__":
    main()
