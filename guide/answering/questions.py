"""Answers a question about a property of a product from what the shop states, in a line: "Weight: 2300 g"."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import regex

from guide.answering.facts import attribute_label, attribute_value
from guide.message import Message, Span
from guide.wording import Wording
from language.questions import asked_for, is_called, points, property_name
from language.words import words_of
from shop.catalogue.models import Product
from shop.catalogue.records import AttributeRecord, TermKind

_SENTENCE = regex.compile(r"[^.!?;。！？；\n]+(?:[.,](?=\S)[^.!?;。！？；\n]*)*")
_MAX_QUOTE = 160
_FEATURES = ("attribute", "use", "product")


@dataclass(frozen=True)
class Question:
    """What is asked about a product: the `key` of a property, or else whether it has or is what `words` say."""

    words: str
    key: str | None = None


def questions(message: Message, product: Product, wording: Wording) -> list[Question]:
    """Return what a message asks about a product; empty where it only asks to hear about it.

    Words that say which product is meant ("is the *red* one heavy", "the *Nomad*") are no questions.
    """
    asked = asked_for(message.text)
    named = _forms(" ".join((product.title, *_kind_names(product, wording))))
    features = [
        Question(span.text)
        for span in message.spans
        if span.name in _FEATURES
        and not any(found.start < span.end and span.start < found.end for found in asked)
        and not points(message.text, span.start, span.end)
        and not _leads_to_thing(span, message.spans, named)
        and not (span.name == "product" and set(_forms(span.text)) <= set(named))
    ]
    return [Question(message.text[found.start : found.end], found.key) for found in asked] + features


def answers(asked: Iterable[Question], product: Product, wording: Wording) -> str:
    """Return a line to each question, from the product's properties, title or description, or that none says."""
    return "\n".join(f"• {_answer(question, product, wording)}" for question in asked)


def stated_answers(asked: Iterable[Question], product: Product, wording: Wording) -> str:
    """Return a line to each question that the product's properties, title or description answer; empty without any."""
    found = (_found(question, product, wording) for question in asked)
    return "\n".join(f"• {line}" for line in found if line)


def _answer(question: Question, product: Product, wording: Wording) -> str:
    found = _found(question, product, wording)
    if found:
        return found
    if question.key is None:
        return wording.phrase("utter_catalogue__feature_unknown", what=question.words)
    return wording.phrase("utter_catalogue__property_unknown", what=property_name(question.key, wording.language))


def _found(question: Question, product: Product, wording: Wording) -> str:
    if question.key is not None:
        stated = [item for item in product.stated if _is_called(question.key, item, wording)]
        if stated:
            return _lines(stated, wording)
        text = _quoted(product, lambda sentence: any(found.key == question.key for found in asked_for(sentence)))
    else:
        forms = _meanings(question.words, wording)
        stated = [item for item in product.stated if _speaks_of(item, forms, wording)]
        if stated:
            sign = "no" if all(item.value is False for item in stated) else "yes"
            return wording.phrase(f"utter_catalogue__feature_{sign}", stated=_lines(stated, wording))
        text = _quoted(product, lambda sentence: any(_inside(form, _forms(sentence)) for form in forms))
    return wording.phrase("utter_catalogue__quoted", text=text) if text else ""


def _lines(stated: Iterable[AttributeRecord], wording: Wording) -> str:
    """Write properties as "Width: 20 mm; Height: 30 mm", the values of one name together."""
    values: dict[str, list[str]] = {}
    for item in stated:
        value = attribute_value(item.name, item.value, item.unit, wording.vocabulary, wording.language)
        values.setdefault(attribute_label(item.name, wording.vocabulary, wording.language), []).append(value)
    return "; ".join(f"{label}: {wording.listed(dict.fromkeys(own))}" for label, own in values.items())


def _quoted(product: Product, fits: Callable[[str], bool]) -> str:
    """Return the first sentence of the title or the description that fits, shortened; empty if none does."""
    for text in (product.title, product.description):
        for match in _SENTENCE.finditer(text):
            sentence = match.group().strip()
            if fits(sentence):
                return sentence if len(sentence) <= _MAX_QUOTE else f"{sentence[:_MAX_QUOTE].rsplit(' ', 1)[0]} …"
    return ""


def _is_called(key: str, item: AttributeRecord, wording: Wording) -> bool:
    labels = {attribute_label(item.name, wording.vocabulary, language) for language in ("en", "zh")}
    return any(is_called(key, label) for label in (*labels, item.name.replace("_", " ")))


def _meanings(words: str, wording: Wording) -> list[list[str]]:
    """Return words as the shop may write them: as typed, and by the names of the value or property they stand for."""
    terms = wording.vocabulary.closest(words, (TermKind.VALUE, TermKind.ATTRIBUTE))
    named = [wording.vocabulary.label(term.kind, term.key, language) for term in terms for language in ("en", "zh")]
    keys = [term.key.rpartition("=")[2].replace("_", " ") for term in terms]
    return [form for text in dict.fromkeys((words, *named, *keys)) if (form := _forms(text))]


def _speaks_of(item: AttributeRecord, meanings: list[list[str]], wording: Wording) -> bool:
    """Tell whether a property states something of what is asked: by its value, or by its name where that is no text."""
    if isinstance(item.value, str):
        texts = [item.value, *(_value_labels(item, wording))]
    else:
        texts = [item.name.replace("_", " ")]
        texts += [attribute_label(item.name, wording.vocabulary, language) for language in ("en", "zh")]
    return any(_inside(form, _forms(text)) for text in texts for form in meanings)


def _value_labels(item: AttributeRecord, wording: Wording) -> list[str]:
    key = f"{item.name}={str(item.value).casefold()}"
    return [wording.vocabulary.label(TermKind.VALUE, key, language) for language in ("en", "zh")]


def _kind_names(product: Product, wording: Wording) -> list[str]:
    path = product.category_path
    return [wording.vocabulary.label(TermKind.CATEGORY, key, language) for key in path for language in ("en", "zh")]


def _leads_to_thing(span: Span, spans: tuple[Span, ...], named: list[str]) -> bool:
    """Tell whether a property stands right before the thing it tells apart: "the *red* clock"."""
    return span.name == "attribute" and any(
        other.name == "product" and 0 <= other.start - span.end <= 1 and set(_forms(other.text)) <= set(named)
        for other in spans
    )


def _forms(text: str) -> list[str]:
    return [word.form for word in words_of(text)]


def _inside(part: list[str], whole: list[str]) -> bool:
    """Tell whether words follow each other in others, written together or apart ("wi-fi" in "wifi")."""
    length = len(part)
    if any(whole[start : start + length] == part for start in range(len(whole) - length + 1)):
        return True
    return len("".join(part)) > 2 and "".join(part) in whole
