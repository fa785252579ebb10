"""Runs the action server: `python -m actions`."""

from __future__ import annotations

import logging
import os

import torch
from rasa_sdk.endpoint import run

from actions.services import get_services
from shop.settings import get_settings


def main() -> None:
    """Load the services, then answer on the action port; the port opens only when everything is loaded."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    # One shopper's vector must not take the cores from another's turn.
    torch.set_num_threads(1)
    os.environ.setdefault("SANIC_HOST", "127.0.0.1")
    get_services()
    run("actions", port=get_settings().action_port, cors_origins="")


if __name__ == "__main__":
    main()
