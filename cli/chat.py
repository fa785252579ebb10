"""`daogou chat`: the shopping guide in a terminal."""

from __future__ import annotations

import click


@click.command()
@click.option("--server", default=None, help="Address of the guide.  [default: the configured host and port]")
@click.option(
    "--language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language to start in."
)
@click.option(
    "--customer", default=None, help="One of this shop's customers, <source>:<id>, or a token that the shop signed."
)
def chat(server: str | None, language: str, customer: str | None) -> None:
    """Chat with a running guide; type a number to press a button, Ctrl-C to leave.

    An id alone is enough for --customer where one source of customers has it; with --server it is a token.

    Example: daogou chat --language zh --customer gifts:17850
    """
    import asyncio

    from cli.conversation import converse
    from operations.customers import customer_token
    from operations.processes.servers import reachable_host
    from shop.settings import get_settings

    settings = get_settings()
    url = server or f"http://{reachable_host(settings.host)}:{settings.port}"
    # The guide of another shop knows its own customers: there only a token names one.
    token = customer if customer is None or server else customer_token(settings, customer)
    try:
        asyncio.run(converse(url, language, token))
    except (KeyboardInterrupt, EOFError):
        click.echo()
