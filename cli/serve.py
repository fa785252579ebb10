"""`daogou serve`: the action server and the Rasa server, supervised as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from shop.settings import Settings

_THIS_MACHINE = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option("--timeout", "timeout_s", default=180.0, show_default=True, help="Seconds to wait for the servers.")
@click.option(
    "--storefront",
    is_flag=True,
    help="Serve the storefront, where anybody logs in as one of its customers, to this machine only; "
    "DAOGOU_STOREFRONT, where it is set, has the last word.",
)
def serve(timeout_s: float, storefront: bool) -> None:
    """Start the shopping guide and keep it running until Ctrl-C.

    Example: daogou serve
    """
    from rich.console import Console

    from operations.pieces import check_database
    from operations.private_files import make_private
    from operations.processes.environment import server_environment
    from operations.processes.servers import check_ports, make_conversation_folder, server_specs
    from operations.processes.supervisor import Supervisor
    from operations.retention import clean_daily
    from operations.sound_pieces import SoundPieces
    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    if storefront:
        settings = with_storefront(settings)
    check_database(settings)
    make_private(settings)
    check_ports(settings)
    make_conversation_folder(settings)

    def tell(text: str) -> None:
        console.print(f"[yellow]{text}")

    pieces = SoundPieces(settings, tell)
    pieces.check()
    supervisor = Supervisor(server_specs(settings, pieces), server_environment(settings), on_event=tell)
    with supervisor:
        with console.status("Starting the servers (the dialogue model takes the longest)"):
            ready = supervisor.wait_until_healthy(
                timeout_s, lambda name, seconds: console.print(f"[green]✓[/] {name} ready after {seconds:.1f} s")
            )
        if ready:
            print_address(console, settings)
            pieces.keep()
            clean_daily(settings, console.print)
            supervisor.run()
        console.print("Stopping the servers")
    console.print("Stopped")


def with_storefront(settings: Settings) -> Settings:
    """Return settings that serve the storefront, where nobody has set otherwise and only this machine sees it."""
    if "storefront" in settings.__fields_set__ or settings.host not in _THIS_MACHINE:
        return settings
    return settings.copy(update={"storefront": True})


def print_address(console: Console, settings: Settings) -> None:
    """Print where the guide is, so that nobody can overlook it."""
    from rich.panel import Panel

    from operations.processes.servers import reachable_host

    url = f"http://{reachable_host(settings.host)}:{settings.port}/"
    console.print(
        Panel(
            f"[bold]The shopping guide is open:[/]  [bold cyan link={url}]{url}[/]\n\n"
            f"in a terminal  [cyan]daogou chat[/]\nlogs           {settings.var_dir / 'logs'}\nstop           Ctrl-C",
            expand=False,
            border_style="green",
        )
    )
