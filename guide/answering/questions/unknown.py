"""Says that the shop does not say what is asked, in natural words, and what it says that comes nearest."""

from __future__ import annotations

from collections.abc import Collection

from guide.answering.questions.everyday import nearest
from guide.answering.questions.meanings import concepts
from guide.answering.questions.question import Question
from guide.wording import Wording
from language.content import all_words, content_words
from language.everyday import everyday_in
from language.han import contains_han
from language.questions import property_name
from shop.catalogue.models import Product

_MOST_WORDS = 3
_MOST_CHARACTERS = 6
_NAMED = ("is", "fits", "has", "includes", "needs")
"""Forms of which the thing asked for can be named; what something "can" is a clause."""


def with_nearest(said: str, question: Question, product: Product, wording: Wording) -> str:
    """Return that something is unknown, with what the shop does say of the same subject."""
    near = nearest(question.text, product, wording)
    return wording.phrase("utter_questions__unknown_but", unknown=said, stated=near) if near else said


def unknown(question: Question, wording: Wording, heard: Collection[str] = ()) -> str:
    """Return that the shop does not say what is asked.

    Args:
        question: what is asked.
        wording: the words.
        heard: what was said in the turn before, which is not said in the same words again.
    """
    about = next((words for each in everyday_in(question.text) if (words := each.about(wording.language))), None)
    if about:
        return wording.phrase("utter_questions__unknown_about", what=about)
    if question.keys and question.form is None:
        names = wording.listed(property_name(key, wording.language) for key in question.keys)
        return wording.phrase("utter_questions__property_unknown", what=names)
    if question.form in _NAMED and _names_thing(question, wording):
        return wording.phrase(f"utter_questions__unknown_{question.form}", what=question.what)
    return wording.phrase("utter_questions__unknown", said=heard)


def _names_thing(question: Question, wording: Wording) -> bool:
    """Tell whether what is asked about is the name of a thing, and no clause that would be thrown back at the shopper.

    Of several words each names something, and the last is known or a model; of a Chinese one at most a few characters.
    """
    what = question.what
    words = content_words(what)
    if not words or len(words) < len(list(all_words(what))) or len(words) > _MOST_WORDS:
        return False
    if contains_han(what) and (len(what) > _MOST_CHARACTERS or " " in what):
        return False
    if len(words) == 1 or (question.form == "fits" and any(map(str.isdigit, what))):
        return True
    return question.form != "is" and all(len(each.spellings) > 1 for each in concepts(what, wording)[-1:])
