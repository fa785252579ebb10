"""Whether the shop sells a kind of thing that a shopper names, under which of its categories, or what comes near."""

from guide.kinds.finder import Finding, KindFinder, kind_finder
from guide.kinds.sold import Sold
from guide.kinds.unsold import Unsold

__all__ = ["Finding", "KindFinder", "Sold", "Unsold", "kind_finder"]
