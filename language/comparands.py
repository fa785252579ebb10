"""The things that a message sets side by side: "the grey sofa and the yellow one", 灰色的和黄色的沙发."""

from __future__ import annotations

import re
from functools import lru_cache

from language.fold import fold
from language.folders import languages
from language.patterns import bounded, group
from language.tables import joined


def comparands(text: str) -> list[tuple[int, int]]:
    """Return start and end of the pieces of a text between what joins things that are compared; at least one."""
    joints = [match.span() for match in _joint().finditer(fold(text))]
    starts = [0, *(end for _, end in joints)]
    return list(zip(starts, [*(start for start, _ in joints), len(text)], strict=True))


@lru_cache(maxsize=1)
def _joint() -> re.Pattern[str]:
    words = bounded(joined([language.ordinals for language in languages()], "compared_joint"))
    return re.compile(group([r"(?<!\d),", r",(?!\d)", "[&、]", words]))
