"""`daogou tune`: searches for the recommender's hyper-parameters on the shop's own purchases."""

from __future__ import annotations

import click


@click.command()
@click.argument("models", nargs=-1)
@click.option("--trials", default=30, show_default=True, type=click.IntRange(min=1), help="Settings to try a model.")
def tune(models: tuple[str, ...], trials: int) -> None:
    """Search for the hyper-parameters that foresee the shop's purchases best; all models, or those named.

    A search that was stopped (Ctrl-C) goes on where it was. The next `daogou train` uses what was found, where it is
    better. Watch it with: tensorboard --logdir artefacts/training/logs

    Example: daogou tune linear --trials 50
    """
    from rich.console import Console

    from cli.errors import CommandError
    from cli.progress import stages
    from operations.pieces import check_database
    from shop.settings import get_settings

    console = Console()
    settings = get_settings()
    check_database(settings)
    with console.status("Loading the purchases"):
        from recommender.collaborative.interactions import Interactions
        from recommender.collaborative.run import TrainingRun
        from recommender.training.train import TRAINING
        from recommender.training.tuning import tunable
        from recommender.training.tuning import tune as search
        from shop.unit_of_work import unit_of_work_factory

        known = tunable()
        unknown = [name for name in models if name not in known]
        if unknown:
            raise CommandError(f"there is no model {unknown[0]!r} to tune; there are: {', '.join(known)}")
        with unit_of_work_factory(settings.database_url)() as uow:
            interactions = Interactions.from_purchases(uow.orders.iter_purchases())
    if not len(interactions):
        raise CommandError("there are no purchases to tune on; import orders with `daogou ingest` first")
    folder = settings.artefacts_dir / TRAINING
    found = {}
    with stages(console) as show:
        for name in models or known:
            if known[name].suits(interactions):
                found[name] = search(known[name], interactions, folder, trials, TrainingRun(show, folder))
    for name, parameters in found.items():
        console.print(f"[green]✓[/] {name}: " + ", ".join(f"{key} {value:.4g}" for key, value in parameters.items()))
    console.print("Run `daogou train recommender` to use them where they are better.")
