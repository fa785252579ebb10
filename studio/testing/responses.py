"""The editors' texts, recognised in what the guide says."""

from __future__ import annotations

import re
from pathlib import Path

from studio.checking.files import read_domain
from studio.errors import FormatError
from studio.shopper import Answer


class Responses:
    """The editors' texts, as patterns: whatever fills a placeholder, the sentence is recognised."""

    def __init__(self, domain_dir: Path) -> None:
        self._patterns: dict[tuple[str, str], list[re.Pattern[str]]] = {}
        for name, response in read_domain(domain_dir).responses.items():
            for variation in response.variations:
                self._patterns.setdefault((name, variation.language), []).append(response_pattern(variation.text))

    def is_said(self, name: str, language: str, answer: Answer) -> bool:
        """Tell whether a message of the answer is a variation of the response.

        Raises:
            FormatError: there is no such response.
        """
        patterns = self._patterns.get((name, language))
        if not patterns:
            raise FormatError(f"no response {name} in language {language}; see bot/domain/")
        texts = [part.get("text", "") for part in (*answer.messages, *answer.refusals)]
        return any(pattern.fullmatch(text) for pattern in patterns for text in texts)


def response_pattern(text: str) -> re.Pattern[str]:
    """Return a pattern of what a text becomes; each group is what fills a placeholder."""
    parts = re.split(r"\{\w+\}", text.strip())
    return re.compile("(.*)".join(re.escape(part) for part in parts), re.DOTALL)
