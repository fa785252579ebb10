"""A search and its conditions in words: "laptops, HP, up to $800"."""

from __future__ import annotations

from collections.abc import Sequence

from guide.search.gift import Gift
from guide.search.state import Condition, ConditionKind, SearchState, TextRole
from guide.wording import Wording
from language.money import PriceRange
from language.units import format_quantity
from recommender.contract import Comparison
from shop.catalogue.records import TermKind

_MANY = 3


def describe(search: SearchState, wording: Wording, *, preferences: bool = False) -> str:
    """Say in words what is searched for, and on demand what only decides which of it comes first."""
    several = [*_of_many_kinds(search), *_known_by_name(search)]
    parts: list[str] = []
    kind = ""
    for group in sorted(_alternatives(search.conditions), key=lambda group: group[0].negated):
        said = [
            part for item in group for part in ([item.label] if item in several else describe_condition(item, wording))
        ]
        said = list(dict.fromkeys(said))
        text = wording.phrase("utter_catalogue__or_joint").join(said) if len(group) > 1 else wording.listed(said)
        if group[0].is_wanted_kind:
            kind = text
        else:
            parts.append(text)
    if search.gift is not None:
        parts = [*gift_in_words(search.gift, wording), *parts]
    is_named = search.of(ConditionKind.CATEGORY) or any(item.is_name_of_thing for item in search.of(ConditionKind.TEXT))
    if search.topic and not is_named and search.gift is None:
        parts.insert(0, f"“{search.topic}”")
    rest = wording.listed(dict.fromkeys(part for part in parts if part))
    parts = [_kind_with(kind, rest, wording) if kind and rest else kind or rest]
    if preferences and search.preferred:
        parts.append(wording.phrase("utter_catalogue__condition_preferred", words=wording.listed(search.preferred)))
    return wording.listed(part for part in parts if part)


def _kind_with(kind: str, rest: str, wording: Wording) -> str:
    """Join a kind and what is asked of it; a shopper's own 透明的 brings the joining word along already."""
    joint = wording.phrase("utter_catalogue__kind_with", kind="", rest="")
    return wording.phrase("utter_catalogue__kind_with", kind=kind, rest=rest.removesuffix(joint))


def gift_in_words(gift: Gift, wording: Wording) -> list[str]:
    """Say for whom a present is, what for, and what they like."""
    parts = []
    if gift.who:
        parts.append(wording.phrase(f"utter_catalogue__gift_for{'_own' if gift.is_own else ''}", who=gift.who))
    if gift.age is not None and str(gift.age) not in gift.who:
        name = "utter_catalogue__gift_age" if gift.who else "utter_catalogue__gift_somebody_aged"
        parts.append(wording.phrase(name, age=gift.age))
    parts += [gift.occasion] if gift.occasion else []
    parts.append(wording.phrase("utter_catalogue__or_joint").join(like.label for like in gift.likes if like.filters))
    return parts


def _alternatives(conditions: Sequence[Condition]) -> list[list[Condition]]:
    """Return conditions, the kind of thing first, those of which one will do together: "red or blue"."""
    groups: dict[object, list[Condition]] = {}
    for position, item in enumerate(sorted(conditions, key=lambda item: not item.is_wanted_kind)):
        will_do = item.kind in (ConditionKind.CATEGORY, ConditionKind.BRAND) or item.either
        same = (item.kind, item.key if item.kind is ConditionKind.ATTRIBUTE else "")
        groups.setdefault(same if will_do and not item.negated else position, []).append(item)
    # The name of a kind that is asked for in titles, too, is said once.
    names = {item.label.casefold() for item in conditions if item.is_wanted_kind}
    return [group for group in groups.values() if group[0].role is not TextRole.THING or group[0].key not in names]


def _of_many_kinds(search: SearchState) -> list[Condition]:
    """Return the conditions of a word that stands for many kinds of thing: then the word says it best."""
    kinds = [item for item in search.conditions if item.is_wanted_kind]
    return [item for item in kinds if sum(other.label == item.label for other in kinds) > _MANY]


def _known_by_name(search: SearchState) -> list[Condition]:
    """Return the kinds of which only things of a name are wanted: the name says it best, 头灯 and not 登山杖."""
    named = {key for item in search.of(ConditionKind.TEXT) if not item.negated for key in item.kinds}
    return [item for item in search.conditions if item.is_wanted_kind and item.key in named]


def condition_name(what: str, wording: Wording) -> str:
    """Name a condition that could be dropped: `price`, `brand`, `category`, an attribute's name, `text=` and words."""
    if what in ("price", "brand", "category"):
        return wording.phrase(f"utter_catalogue__condition_{what}")
    kind, _, words = what.partition("=")
    return f"“{words}”" if kind == ConditionKind.TEXT.value else wording.label(TermKind.ATTRIBUTE, what)


def describe_condition(item: Condition, wording: Wording) -> list[str]:
    """Say one condition in words, each end of a price apart."""
    if item.kind is ConditionKind.PRICE:
        limits = item.said or item.price or PriceRange()
        ends = {"min_price": limits.low_cents, "max_price": limits.high_cents}
        return [
            wording.phrase(f"utter_catalogue__condition_{name}", amount=wording.named(cents, limits.currency))
            for name, cents in ends.items()
            if cents is not None
        ]
    if item.kind is ConditionKind.CATEGORY:
        label = wording.kind(item.key)
    elif item.kind is ConditionKind.BRAND:
        label = item.key
    elif item.comparison is Comparison.EQUAL and isinstance(item.value, float) and item.unit:
        label = format_quantity(item.value, item.unit, wording.language)  # "16 GB" of "only 16gb"
    elif item.role is TextRole.FITS:
        label = wording.phrase("utter_catalogue__condition_fits", what=item.label)
    elif item.kind is ConditionKind.TEXT:
        label = f"“{item.label}”"
    else:
        label = item.label
    return [wording.phrase("utter_catalogue__condition_not", what=label) if item.negated else label]
