"""The `daogou` command: one module a command, each imported light so that `--help` answers at once."""

from __future__ import annotations

import os
from typing import Any

import click

from cli.chat import chat
from cli.clean import clean
from cli.dialogue import dialogue
from cli.doctor import doctor
from cli.errors import CommandError
from cli.evaluate import evaluate
from cli.ingest import ingest
from cli.serve import serve
from cli.shop import shop
from cli.train import train
from cli.tune import tune

_OWNER_ONLY = 0o077
"""Databases, logs, secrets and models are nobody else's to read."""


class _Commands(click.Group):
    """A group that tells the errors of our packages as one line instead of a trace.

    What its commands and the servers write, their owner alone may read.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        from operations.errors import OperationsError
        from recommender.errors import RecommenderError
        from shop.errors import ShopError
        from studio.errors import StudioError

        os.umask(_OWNER_ONLY)
        try:
            return super().invoke(ctx)
        except (ShopError, RecommenderError, OperationsError, StudioError) as error:
            raise CommandError(str(error)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="daogou")
def main() -> None:
    """Daogou (导购): the AI shopping guide that a shop runs on its own machines.

    A first run: daogou ingest, then daogou train, then daogou serve. A shop of your own: daogou shop new.
    """


for command in (shop, ingest, train, tune, evaluate, dialogue, serve, chat, clean, doctor):
    main.add_command(command)


if __name__ == "__main__":
    main()
