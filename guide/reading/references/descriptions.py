"""Which words of a message describe a product that was shown: "the *everest* one", LG那个1080p的, "the *thinkpad*"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

import regex

from guide.reading.references.pieces import Piece
from language.content import content_words
from language.pointing import Mark, Side, closes, is_linking, may_open

_BESIDE = regex.compile(r"[\s\-–的]*|['’]s ", regex.IGNORECASE)
_CLAUSE_END = regex.compile(r"[,.;!?，。；！？、]")
_REACH = 3
"""So many words that are known of no product may stand between "the" and the "one" that closes a description."""

Fits = Callable[[Piece], bool]


@dataclass(frozen=True)
class Description:
    """What some words say of a product, and where they stand; `several` products are meant.

    `explicit`: they surely point at a product, as "the … one" and 那个 do. `unmet`: a word of them is known of none.
    """

    pieces: tuple[Piece, ...]
    start: int
    end: int
    several: bool = False
    explicit: bool = False
    unmet: bool = False

    @property
    def names(self) -> bool:
        """Whether it holds a name or a thing."""
        return any(piece.names for piece in self.pieces)

    def first(self, length: int) -> Description:
        """Return the description by its first pieces alone."""
        if length == len(self.pieces):
            return self
        return replace(self, pieces=self.pieces[:length], end=self.pieces[length - 1].end)


def described(mark: Mark, text: str, pieces: Sequence[Piece], fits: Fits) -> Description | None:
    """Return what is said of a product beside a mark; None where nothing is.

    Args:
        mark: the words that say that a description stands there.
        text: the message.
        pieces: the message in pieces.
        fits: tells whether some product is what a piece says.
    """
    after = _following(mark.end, text, pieces, fits) if mark.side is not Side.BEHIND else None
    if mark.side is Side.FOLLOWS:
        return after and replace(after, start=mark.start, several=after.several or mark.several)
    before = _preceding(mark.start, text, pieces, fits)
    if mark.side is Side.BEHIND and not (before and may_open(text, before[0].start)):
        return None
    said = (*before, *(after.pieces if after else ()))
    if not said:
        return _unmet(mark, text, pieces)
    start = min(mark.start, said[0].start)
    end = max(mark.end, said[-1].end)
    return Description(said, start, end, mark.several, mark.side is Side.AROUND, bool(after and after.unmet))


def _unmet(mark: Mark, text: str, pieces: Sequence[Piece]) -> Description | None:
    """Return what stands right before a mark where no product is so: 红色的那个, and there is no red one."""
    known = (piece for piece in reversed(pieces) if piece.end <= mark.start and not is_linking(piece.text))
    before = next(known, None)
    if before is None or before.link is None or not _BESIDE.fullmatch(text, before.end, mark.start):
        return None
    return Description((), before.start, mark.end, mark.several, explicit=True, unmet=True)


def modifiers(start: int, end: int, text: str, pieces: Sequence[Piece], fits: Fits) -> Description | None:
    """Return what is said beside a place of those counted there: "the second *red* one", 第一个*帐篷*, *红色的*第二个.

    "Is the second waterproof?" counts no waterproof ones: what follows a place is closed by a thing.
    """
    after = _following(end, text, pieces, fits)
    closing = next((piece for piece in pieces if piece.start >= end and not fits(piece) and piece.is_kind), None)
    if after and after.pieces:
        is_closed = after.pieces[-1].is_kind or after.end > after.pieces[-1].end
        if is_closed or (closing and _BESIDE.fullmatch(text, after.end, closing.start)):
            return after
    elif closing and _BESIDE.fullmatch(text, end, closing.start):
        return Description((), start, closing.end, unmet=True)
    before = _preceding(start, text, pieces, fits)
    if before and may_open(text, before[0].start) and any("的" in text[each.end : start] for each in before[-1:]):
        return Description(tuple(before), before[0].start, end)
    return None


def named(text: str, pieces: Sequence[Piece], fits: Fits) -> list[Description]:
    """Return the names that stand in a message without anything that points: "Nomad防水吗", "dell or hp"."""
    groups: list[list[Piece]] = []
    for piece in pieces:
        if not (piece.names and fits(piece)):
            continue
        if groups and _BESIDE.fullmatch(text, groups[-1][-1].end, piece.start):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    return [Description(tuple(group), group[0].start, group[-1].end) for group in groups]


def _following(place: int, text: str, pieces: Sequence[Piece], fits: Fits) -> Description | None:
    taken: list[Piece] = []
    end, several, is_closed = place, False, False
    before = place
    rest = [piece for piece in pieces if piece.start >= place]
    for position, piece in enumerate(rest):
        if not _is_beside(text, before, piece.start):
            break
        closing = closes(piece.text)
        if closing is not None and not is_closed:
            several, is_closed, end = closing, True, piece.end
        elif fits(piece) and (is_closed or not piece.is_limit):
            taken.append(piece)
            end = piece.end
        elif piece.is_kind and not is_closed:
            return None  # "the red laptop", and there is a red mug
        elif not is_linking(piece.text):
            unmet = not is_closed and _is_closed_later(text, rest[position:])
            is_told = bool(taken) or unmet
            return Description(tuple(taken), place, end, several, is_closed or unmet, unmet) if is_told else None
        before = piece.end
    return Description(tuple(taken), place, end, several, is_closed) if taken else None


def _is_closed_later(text: str, rest: Sequence[Piece]) -> bool:
    """Tell whether a word that is known of no product still belongs to a description: "the *foo* blue one"."""
    before = rest[0].start
    for piece in rest[: _REACH + 1]:
        if not _is_beside(text, before, piece.start):
            return False
        if closes(piece.text) is not None:
            return True
        if not content_words(piece.text):
            return False
        before = piece.end
    return False


def _preceding(place: int, text: str, pieces: Sequence[Piece], fits: Fits) -> list[Piece]:
    taken: list[Piece] = []
    before = place
    for piece in reversed([piece for piece in pieces if piece.end <= place]):
        if not _is_beside(text, piece.end, before):
            break
        if fits(piece):
            taken.insert(0, piece)
        elif not is_linking(piece.text):
            break
        before = piece.start
    return taken


def _is_beside(text: str, end: int, start: int) -> bool:
    return end <= start and not _CLAUSE_END.search(text, end, start)


def without_overlaps(found: Iterable[Description]) -> list[Description]:
    """Return the descriptions that reach farthest, of those that share words."""
    kept: list[Description] = []
    for each in sorted(found, key=lambda each: (-len(each.pieces), each.start - each.end)):
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: each.start)
