"""Which words that people wrote for the shop the taxonomy, the dictionary and the products give by themselves.

    python -m benchmarks.vocabulary    # needs the ingested demo shop; prints only

What is listed can leave `vocabulary.yml` or `categories.yml`: all its words are derived for the same key.
"""

from __future__ import annotations

from collections import defaultdict

import click

from shop.catalogue.records import TermKind
from shop.settings import get_settings
from shop.unit_of_work import unit_of_work_factory
from shop.vocabulary.deriving import derived_terms
from shop.vocabulary.taxonomy import form_of, taxonomy


@click.command(help=__doc__)
def main() -> None:
    """Print what is superfluous, by kind, and how much is not."""
    with unit_of_work_factory(get_settings().database_url)() as uow:
        written = uow.terms.written()
        derived = {(term.kind, term.key, form_of(term.text)) for term in derived_terms(uow, taxonomy())}
    entries: dict[tuple[TermKind, str], list[bool]] = defaultdict(list)
    for term in written:
        entries[term.kind, term.key].append((term.kind, term.key, form_of(term.text)) in derived)
    for kind in dict.fromkeys(kind for kind, _ in entries):
        keys = [key for own, key in entries if own is kind]
        superfluous = [key for key in keys if all(entries[kind, key])]
        click.echo(f"{kind.value}: {len(superfluous)} of {len(keys)}: {', '.join(superfluous)}")


if __name__ == "__main__":
    main()
