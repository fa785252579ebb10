"""A present that is looked for: for whom, what they like, and what goes with presents and is none."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recommender.contract import Filters, TextFilter

_OF_AGE = 13
"""From which age on what is for children is not for somebody."""


@dataclass(frozen=True)
class Like:
    """What somebody likes, as it was said, and what the shop has for it: categories, and words that titles say.

    Of what the shop has nothing for there are neither. `kinds` are the categories in which the titles are looked for,
    all where there are none.
    """

    label: str
    categories: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    @property
    def filters(self) -> tuple[Filters, ...]:
        """What is for it, each enough alone."""
        in_category = (Filters(categories=self.categories),) if self.categories else ()
        titled = (TextFilter(self.phrases, in_title=True),)
        return (*in_category, Filters(categories=self.kinds, texts=titled)) if self.phrases else in_category


@dataclass(frozen=True)
class Gift:
    """What was told of a present, over several messages.

    `who` it is for, as it was said without "my", which `is_own` tells; `people` are their group (`language.gifts`).
    `kinds` are the categories of presents, where nobody says what is liked, and `hints` words of titles of what such
    people are given. `aside` are categories of what goes with a present and is none, `not_said` words of titles of
    that and of what is for other people; `too_old` says in any text that something is for older children.
    """

    who: str = ""
    is_own: bool = False
    people: str = ""
    age: int | None = None
    occasion: str = ""
    likes: tuple[Like, ...] = ()
    kinds: tuple[str, ...] = ()
    hints: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    not_said: tuple[str, ...] = ()
    too_old: tuple[str, ...] = ()

    @property
    def is_for_child(self) -> bool:
        """Whether somebody is known to be a child."""
        return self.people in ("children", "babies") if self.age is None else self.age < _OF_AGE

    @property
    def is_for_adult(self) -> bool:
        """Whether somebody is known to be none: of a son or a niece without an age nobody can tell."""
        return self.people in ("women", "men", "anybody") if self.age is None else self.age >= _OF_AGE

    def within(self, filters: Filters) -> Filters:
        """Return conditions with those of the present: of what somebody likes each is enough."""
        likes = tuple(each for like in self.likes for each in like.filters)
        is_open = not (likes or filters.categories)
        aside = tuple(key for key in self.aside if key not in filters.categories)
        hints = (TextFilter(self.hints, in_title=True),) if is_open and self.hints else ()
        unwanted = [TextFilter(self.not_said, negated=True, in_title=True)] if self.not_said else []
        unwanted += [TextFilter(self.too_old, negated=True)] if self.too_old else []
        return replace(
            filters,
            categories=self.kinds if is_open else filters.categories,
            not_categories=(*filters.not_categories, *aside),
            texts=(*filters.texts, *hints, *unwanted),
            either=(*filters.either, likes) if likes else filters.either,
        )
