"""`daogou dialogue`: check, test, try and report, for conversation editors."""

from __future__ import annotations

from pathlib import Path

import click

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
    from studio.checking.files import read_dialogue
    from studio.checking.rules import Finding, check_files

    console = Console(highlight=False)
    settings = get_settings()
    files = read_dialogue(settings.dialogue_dir, settings.domain_dir)
    findings: list[Finding] = check_files(files)
    if not fast and not any(finding.serious for finding in findings):
        from studio.checking.confusions import confused

        with console.status("Asking the model about each example, with models that have not seen it (a minute or two)"):
            findings += confused(settings)
    for finding in findings:
        colour, mark = ("red", "✗") if finding.serious else ("yellow", "!")
        console.print(f"[{colour}]{mark}[/] {finding.where}: ", end="")
        console.print(finding.text, markup=False)
    serious = sum(finding.serious for finding in findings)
    console.print(
        f"{len(files.examples):,} examples of {len(files.intents)} intents, {len(files.responses)} answers: "
        f"{serious} mistakes, {len(findings) - serious} to look at"
    )
    if serious:
        raise SystemExit(1)


@dialogue.command()
@click.argument("words", required=False, default="")
def test(words: str) -> None:
    """Hold the conversation tests with a guide made from the present files; WORDS picks those with it in their name.

    Example: daogou dialogue test cheaper
    """
    import tempfile

    from rich.console import Console

    from cli.errors import CommandError
    from shop.settings import get_settings
    from studio.trying import hold_tests, present_guide

    console = Console(highlight=False)
    settings = get_settings()
    paths = [path for path in sorted(_TESTS.glob("*/*.yml")) if words in f"{path.parent.name}/{path.stem}"]
    if not paths:
        raise CommandError(f"no conversation test in {_TESTS} has {words!r} in its name")
    with tempfile.TemporaryDirectory() as folder, present_guide(settings, Path(folder), console) as own:
        reports = hold_tests(own, paths, console)
    failed = [report for report in reports if report.wrong]
    for report in failed:
        console.rule(style="red")
        console.print(report.text, markup=False)
    console.print(f"{len(reports) - len(failed)} passed, {len(failed)} failed")
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
    import tempfile

    from rich.console import Console

    from cli.chat_client import converse
    from shop.settings import get_settings
    from studio.trying import present_guide

    console = Console(highlight=False)
    with tempfile.TemporaryDirectory() as folder, present_guide(get_settings(), Path(folder), console) as own:
        url = f"http://{own.host}:{own.port}"
        console.print(f"[green]✓[/] in a browser: [bold cyan]{url}/[/]")
        try:
            asyncio.run(converse(url, language, None))
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
    from studio.checking.confusions import predictions
    from studio.checking.report import write_report

    console = Console(highlight=False)
    with console.status("Asking the model about each example, with models that have not seen it (a minute or two)"):
        found = predictions(get_settings())
    write_report(found, out)
    console.print(f"[green]✓[/] {out}")
