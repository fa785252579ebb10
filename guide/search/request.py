"""What one message asks of the search."""

from __future__ import annotations

from dataclasses import dataclass

from guide.kinds import Unsold
from guide.search.state import Condition, ConditionKind, wanted_categories
from recommender.contract import Sort


@dataclass(frozen=True)
class Change:
    """A wish relative to what is shown: `attribute` (price, size or weight) should be lower (-1) or higher (1).

    `factor` is how far, where that was said: 0.5 of "half the price".
    """

    attribute: str
    direction: int
    factor: float | None = None


@dataclass(frozen=True)
class Unmet:
    """Words that no product of the wanted kind has.

    `fits`: no product says that it fits what they name. `is_thing`: they name what was looked for.
    """

    words: str
    fits: bool = False
    is_thing: bool = False


@dataclass(frozen=True)
class SearchRequest:
    """What one message asks of the search.

    `said` are the shopper's own words, `preferred` those of them that only rank.
    `dropped` and `replaced` name conditions: those no longer wanted, and those whose present values are unwanted
    ("any other brand"). `changes` are wishes relative to what is shown. `amount` is a price named without a bound
    ("300", "no, I meant 300"), both ends the same: what it limits depends on the search so far. `remarks` are names
    of phrases that tell the shopper what could not be used, or how a wish was taken. `unmet` are words that no
    product has, `unweighed` wishes that nobody can tell of a product, `questions` what is asked about the goods
    beside the wish. `also` are conditions that would do as well as those before ("Logitech is fine too"), `kept`
    names those that hold on for another thing ("same budget"). `corrects`: it says what was meant before. `unsold`
    are kinds of thing that the shop does not have. `more`: one more of the kind is wanted beside what was looked for.
    """

    conditions: tuple[Condition, ...] = ()
    words: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    topic: str = ""
    sort: Sort | None = None
    changes: tuple[Change, ...] = ()
    dropped: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    amount: Condition | None = None
    unmet: tuple[Unmet, ...] = ()
    preferred: tuple[str, ...] = ()
    also: tuple[Condition, ...] = ()
    kept: tuple[str, ...] = ()
    corrects: bool = False
    unsold: tuple[Unsold, ...] = ()
    more: bool = False
    questions: tuple[str, ...] = ()
    unweighed: tuple[str, ...] = ()

    @property
    def categories(self) -> tuple[str, ...]:
        """Keys of the categories wanted."""
        return wanted_categories(self.conditions)

    @property
    def names_something(self) -> bool:
        """Tell whether the message names a brand, or has words that products should say, sold here or not."""
        named = (ConditionKind.BRAND, ConditionKind.TEXT)
        return bool(self.unmet) or any(item.kind in named for item in self.conditions)

    @property
    def has_topic(self) -> bool:
        """Tell whether the message names a thing to look for."""
        return bool(self.topic)
