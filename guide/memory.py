"""What a conversation remembers from turn to turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from guide.json_records import readable_fields, to_json
from guide.search import editing
from guide.search.editing import OnScreen
from guide.search.history import History, remember, step_back_to
from guide.search.request import SearchRequest
from guide.search.state import Condition, ConditionKind, Count, SearchState

_MAX_DISLIKES = 100
"""More products waved away than these are not kept in mind."""
_MAX_LOOKED_AT = 10
"""More products talked about than these are not kept in mind."""


@dataclass
class Memory:
    """What the guide knows of a conversation; abilities assign to change it.

    A new thing to remember is a field here with what it is at first, and nothing else anywhere. Its type is a frozen
    record, an enumeration, a tuple, a text, a number or a truth value.

    `search` is the running search, `earlier_searches` those before it, the newest last. `focus` is the product talked
    about last, `looked_at` are those talked about before it and it, the newest last, `compared` those collected for a
    comparison, `dislikes` those waved away. `log_in_refused` is whether the shopper was told that their log-in does not
    count, `policy` the topic of `shop.yml` asked about last.
    """

    search: SearchState = field(default_factory=SearchState)
    earlier_searches: History = ()
    focus: int | None = None
    looked_at: tuple[int, ...] = ()
    compared: tuple[int, ...] = ()
    dislikes: tuple[int, ...] = ()
    log_in_refused: bool = False
    policy: str = ""
    search_before: SearchState = field(init=False, repr=False, compare=False)
    """The search as it was when the message came."""
    let_go: tuple[Condition, ...] = field(default=(), init=False, repr=False, compare=False)
    """What was asked for before the message and no longer holds, as it was asked of another thing."""
    _went_back: bool = field(default=False, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self.search_before = self.search

    def start_search(self, request: SearchRequest, count: Count) -> None:
        """Begin a new search, in which some of what was asked for before the message holds on, and a new comparison.

        A message that says what was meant goes on from the last search for that.
        """
        before = self._meant(request) if request.corrects else self.search_before
        before = replace(before, asked=self.search.asked, conditions=(*self._kept(request), *before.conditions))
        held = editing.holding_on(before, request, count)
        self.search, self.compared = editing.start(request, held), ()
        if before.names_a_thing and not request.dropped:
            kinds = {item.kind for item in self.search.conditions}
            self.let_go = tuple(
                item
                for item in before.conditions
                if (item.kind is ConditionKind.PRICE and item.kind not in kinds)
                or (item.negated and item not in self.search.conditions)
            )

    def start_over(self) -> None:
        """Forget what is searched for, and with it all that could hold on."""
        self.earlier_searches = remember(self.earlier_searches, self.search_before, SearchState())
        self.search = self.search_before = SearchState()
        self.focus, self.compared = None, ()

    def refine_search(self, request: SearchRequest, on_screen: OnScreen, count: Count) -> None:
        """Edit the running search.

        Where one more of the kind is wanted, all that held holds on, unless nothing has that and what is new: of "an
        Apple cable of 2 m", "one with USB-C too" the kind alone stays.
        """
        before = self._discussed() if request.changes else self.search
        before = replace(before, conditions=(*self._kept(request), *before.conditions))
        self.search = editing.refine(before, request, on_screen)
        if request.more and not count(self.search.filters()):
            kinds = tuple(item for item in before.conditions if item.is_wanted_kind)
            self.search = editing.refine(replace(before, conditions=kinds), request, on_screen)

    def _meant(self, request: SearchRequest) -> SearchState:
        """Return the last search for a thing of a kind that a message names, the running one where none was."""
        searches = (self.search_before, *reversed(self.earlier_searches))
        wanted = set(request.categories)
        return next((each for each in searches if wanted & set(each.categories)), self.search_before)

    def _kept(self, request: SearchRequest) -> tuple[Condition, ...]:
        """Return what a message says to keep of an earlier search, where the running one has nothing like it."""
        if not request.kept or any(editing.is_kept(item, request) for item in self.search_before.conditions):
            return ()
        earlier = (
            [each for each in state.conditions if editing.is_kept(each, request)]
            for state in reversed(self.earlier_searches)
        )
        return tuple(next(filter(None, earlier), ()))

    def _discussed(self) -> SearchState:
        """Return the search that found the product talked about: the running one, unless an earlier one showed it."""
        if self.focus is None or self.focus in self.search.seen:
            return self.search
        found = step_back_to(self.earlier_searches, self.focus)
        return found[0] if found else self.search

    def go_back(self, search: SearchState, earlier: History) -> None:
        """Return to an earlier search and to what came before it; that is no step that could be undone."""
        self.search, self.earlier_searches, self.compared = search, earlier, ()
        self._went_back = True

    def dislike(self, product_id: int) -> None:
        """Remember a product that the shopper waved away."""
        kept = [known for known in self.dislikes if known != product_id]
        self.dislikes = (*kept, product_id)[-_MAX_DISLIKES:]
        self.search = replace(self.search, shown=tuple(known for known in self.search.shown if known != product_id))

    def bring_back(self, product_ids: Sequence[int]) -> list[int]:
        """Forget that products were waved away; return those that were."""
        brought = [known for known in product_ids if known in self.dislikes]
        self.dislikes = tuple(known for known in self.dislikes if known not in brought)
        return brought

    def end_turn(self) -> None:
        """Put the search that this turn left among the earlier ones, and note what was talked about."""
        if self.focus is not None and self.looked_at[-1:] != (self.focus,):
            self.looked_at = (*self.looked_at, self.focus)[-_MAX_LOOKED_AT:]
        if not self._went_back:
            self.earlier_searches = remember(self.earlier_searches, self.search_before, self.search)

    def to_json(self) -> dict[str, Any]:
        """Return what to store, without what is as it is at first: it is stored with every turn."""
        stored: dict[str, Any] = to_json(self)
        return stored

    @classmethod
    def from_json(cls, stored: object) -> Memory:
        """Read what `to_json` wrote, by this version or another; what cannot be read is as it is at first."""
        return cls(**readable_fields(cls, stored))
