"""`ages.yml`: how old somebody is, and for what ages products are."""

from __future__ import annotations

from pydantic import Field

from language.tables import PatternFile


class AgesFile(PatternFile):
    """`ages.yml`: the groups `low` and `high` are the numbers; see `language.ages`."""

    groups: dict[str, str] = Field({})
    """What the groups of `language/ages.yml` are called."""
    years: str = ""
    """How old somebody is, with `{number}` of years ..."""
    months: str = ""
    """... or of months."""
    written: str = ""
    """For what ages a product says that it is, in years."""
