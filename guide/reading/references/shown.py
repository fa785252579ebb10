"""What was shown in a conversation: the list on the screen, those before it, and the products looked at."""

from __future__ import annotations

from functools import cached_property

from guide.memory import Memory
from guide.shop import Shop
from shop.catalogue.models import Product


class Shown:
    """The lists of a conversation, the one on the screen first; each is read when it is asked for.

    Args:
        memory: knows what was shown.
        shop: where the products are read.
    """

    def __init__(self, memory: Memory, shop: Shop) -> None:
        self._memory, self._shop = memory, shop
        searches = (memory.search, *reversed(memory.earlier_searches))
        self._ids = [memory.search.shown, *dict.fromkeys(each.shown for each in searches if each.shown)]
        if self._ids[0] in self._ids[1:]:
            self._ids.pop(0)

    def __len__(self) -> int:
        """Return how many lists there are, an empty screen among them."""
        return len(self._ids)

    def page(self, position: int) -> list[Product]:
        """Return a list, 0 being the one on the screen, -1 the first of the conversation; empty where there is none."""
        if not -len(self._ids) <= position < len(self._ids):
            return []
        return self._shop.products(self._ids[position])

    @cached_property
    def screen(self) -> list[Product]:
        """The products on the screen."""
        return self.page(0)

    @property
    def pages(self) -> tuple[int, ...]:
        """The ids of the running search so far, page by page."""
        return self._memory.search.seen

    @cached_property
    def looked_at(self) -> list[Product]:
        """The products talked about, the newest last."""
        return self._shop.products(self._memory.looked_at)

    @property
    def focus(self) -> Product | None:
        """The product that is talked about."""
        return None if self._memory.focus is None else self._shop.product(self._memory.focus)

    @property
    def pair(self) -> list[Product]:
        """The two products that "both" means: those compared, the only two on the screen, or the last two looked at."""
        for ids in (self._memory.compared, self._memory.search.shown, self._memory.looked_at[-2:]):
            if len(ids) == 2:
                return self._shop.products(ids)
        return []
