"""Errors of the actions.

ActionError
└── PhraseError    a text of the editors is missing or has a placeholder that nobody fills
"""


class ActionError(Exception):
    """Any failure of an action; its text says what to do next."""


class PhraseError(ActionError):
    """A text of the editors is missing or has a placeholder that nobody fills."""
