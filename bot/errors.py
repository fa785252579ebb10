"""Failures of a turn.

ConversationStoreError   what is said can neither be kept nor looked up
CrowdedError             so many shoppers wait that one more would wait too long
TurnTooLongError         the answer does not come in time
UnansweredError          an ability could not be asked
"""

from __future__ import annotations


class ConversationStoreError(Exception):
    """The database of the conversations does not answer, or refuses; the text says why, without what was said."""


class CrowdedError(Exception):
    """So many shoppers wait that one more would wait too long."""


class TurnTooLongError(Exception):
    """The answer does not come in time."""


class UnansweredError(BaseException):
    """An ability could not be asked.

    No `Exception`: Rasa takes every one of an action for an answer of no words, and stores the turn as if it were over.
    """
