"""Errors of the studio.

StudioError
├── BrokenFileError     a file of the editors is no YAML (studio/checking/places.py)
├── FormatError         a conversation test cannot be used
├── DeniedError         the guide does not let somebody in
├── UnreachableError    no guide answers there
└── NoAnswerError       the guide takes too long for an answer
"""

from __future__ import annotations


class StudioError(Exception):
    """Any failure of checking, trying, testing or publishing; its text says what to do next."""


class FormatError(StudioError):
    """A conversation test cannot be used; the text says where and why."""


class DeniedError(StudioError):
    """The guide refused the connection; the text is its reason."""


class UnreachableError(StudioError):
    """Nobody answers there, or no longer."""


class NoAnswerError(StudioError):
    """The guide has not answered in time."""
