"""Errors of the guide.

GuideError
└── PhraseError    a text of the editors is missing or has a placeholder that nobody fills
"""


class GuideError(Exception):
    """Any failure of the guide; its text says what to do next."""


class PhraseError(GuideError):
    """A text of the editors is missing or has a placeholder that nobody fills."""
