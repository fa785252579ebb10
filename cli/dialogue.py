"""`daogou dialogue`: check, test, try and report, for conversation editors."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console
    from rich.status import Status

_TESTS = Path("tests/dialogue")


@click.group()
def dialogue() -> None:
    """Check, test and try what you have changed in the dialogue, without touching the running guide.

    Example: daogou dialogue check
    """


@dialogue.command()
@click.option("--fast", is_flag=True, help="Leave out the intents that the model confuses (a minute or two).")
def check(fast: bool) -> None:
    """Look for mistakes in examples, answers and rules.

    Example: daogou dialogue check --fast
    """
    from rich.console import Console

    from shop.settings import get_settings
    from studio.checking.check import check_dialogue
    from studio.checking.findings import Checked, Finding

    console = Console(highlight=False)
    with _asking(console) as asking:
        for event in check_dialogue(get_settings(), fast):
            if isinstance(event, Finding):
                colour, mark = ("red", "✗") if event.serious else ("yellow", "!")
                console.print(f"[{colour}]{mark}[/] {event.where}: ", end="")
                console.print(event.text, markup=False)
            elif isinstance(event, Checked):
                console.print(
                    f"{event.examples:,} examples of {event.intents} intents, {event.responses} answers: "
                    f"{event.mistakes} mistakes, {event.to_look_at} to look at"
                )
                if event.mistakes:
                    raise SystemExit(1)
            else:
                asking.start()


@dialogue.command()
@click.argument("words", required=False, default="")
def test(words: str) -> None:
    """Hold the conversation tests with a guide made from the present files; WORDS picks those with it in their name.

    Example: daogou dialogue test cheaper
    """
    from rich.console import Console

    from cli.errors import CommandError
    from shop.settings import get_settings
    from studio.testing.holding import AllHeld, Held, find_tests, hold_tests

    console = Console(highlight=False)
    paths = find_tests(_TESTS, words)
    if not paths:
        raise CommandError(f"no conversation test in {_TESTS} has {words!r} in its name")
    failed = []
    with closing(hold_tests(get_settings(), paths)) as events, _making(console) as show:
        for event in events:
            show(event)
            if isinstance(event, Held):
                console.print(f"[red]✗[/] {event.path}" if event.report.wrong else f"[green]✓[/] {event.path}")
                failed += [event.report] if event.report.wrong else []
            elif isinstance(event, AllHeld):
                for report in failed:
                    console.rule(style="red")
                    console.print(report.text, markup=False)
                console.print(f"{event.passed} passed, {event.failed} failed")
    if failed:
        raise SystemExit(1)


@dialogue.command(name="try")
@click.option(
    "--language", type=click.Choice(["en", "zh"]), default="en", show_default=True, help="Language to start in."
)
def try_(language: str) -> None:
    """Talk to a guide made from the present files; the running one is not touched.

    Example: daogou dialogue try --language zh
    """
    import asyncio

    from rich.console import Console

    from cli.conversation import converse
    from shop.settings import get_settings
    from studio.trying import Ready, present_guide

    console = Console(highlight=False)
    with closing(present_guide(get_settings())) as events, _making(console) as show:
        for event in events:
            show(event)
            if isinstance(event, Ready):
                console.print(f"[green]✓[/] in a browser: [bold cyan]{event.url}/[/]")
                try:
                    asyncio.run(converse(event.url, language, None))
                except (KeyboardInterrupt, EOFError):
                    console.print()


@dialogue.command()
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("var/dialogue_report.html"),
    show_default=True,
    help="The page to write.",
)
def report(out: Path) -> None:
    """Draw what the model confuses and how sure it is, as one HTML page.

    Example: daogou dialogue report --out report.html
    """
    from rich.console import Console

    from shop.settings import get_settings
    from studio.checking.report import Written, report_confusions

    console = Console(highlight=False)
    with _asking(console) as asking:
        for event in report_confusions(get_settings(), out):
            if isinstance(event, Written):
                asking.stop()
                console.print(f"[green]✓[/] {event.path}")
            else:
                asking.start()


@contextmanager
def _making(console: Console) -> Iterator[Callable[[object], None]]:
    """Give what shows the events of a guide that is being made; those it does not know pass."""
    from cli.progress import Tell, telling
    from operations.training.telling import Part
    from studio.publishing import Training
    from studio.trying import Starting

    with ExitStack() as training:
        tells: list[Tell] = []

        def show(event: object) -> None:
            if isinstance(event, Training):
                tells.append(training.enter_context(telling(console, "Learning from the present files")))
            elif isinstance(event, Part):
                tells[-1](f"Learning from the present files: {event.name}", event.seconds_left)
            else:
                training.close()
                if isinstance(event, Starting):
                    console.print("Starting a guide of your own")

        yield show


@contextmanager
def _asking(console: Console) -> Iterator[Status]:
    """Give what turns while the model is asked; it shows nothing before it is started."""
    asking = console.status("Asking the model about each example, with models that have not seen it (a minute or two)")
    try:
        yield asking
    finally:
        asking.stop()
