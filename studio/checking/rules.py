"""What can be wrong in the editors' files, found without a model."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from language.han import contains_han
from studio.checking.files import DialogueFiles, Example

ENTITIES = ("product", "brand", "attribute", "use")
_LANGUAGES = {"en": "English", "zh": "Chinese"}
_FEWEST_EXAMPLES = 10
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CODE = (Path("actions"), Path("bot/channels"))
# Rasa's own, and those that only the channel or the code sends.
_BUILT_IN_INTENTS = frozenset({"nlu_fallback"})


@dataclass(frozen=True)
class Finding:
    """One thing to correct (`serious`: the guide would answer wrongly or not train) or to look at."""

    where: str
    text: str
    serious: bool = False


def check_files(files: DialogueFiles) -> list[Finding]:
    """Return all findings, the serious ones first."""
    found = [
        *(Finding(str(path), f"cannot be read: {error}", serious=True) for path, error in files.broken),
        *_names(files),
        *_translations(files),
        *_contradictions(files.examples),
        *_spans(files.examples),
        *_unused(files),
        *_few(files),
    ]
    return sorted(found, key=lambda finding: not finding.serious)


def _names(files: DialogueFiles) -> Iterator[Finding]:
    """Names that nobody defines."""
    for example in _first_of_each_intent(files.examples):
        if example.intent not in files.intents:
            yield Finding(
                example.where, f"intent {example.intent} is in no list `intents` of bot/domain/", serious=True
            )
    for kind, name, path in files.steps:
        if kind == "intent" and name not in files.intents | _BUILT_IN_INTENTS:
            yield Finding(str(path), f"a rule or story names the intent {name}, which bot/domain/ lacks", serious=True)
        if kind == "action" and name.startswith("utter_") and name not in files.responses:
            yield Finding(str(path), f"a rule or story names the answer {name}, which bot/domain/ lacks", serious=True)
        if kind == "action" and name.startswith("action_") and name not in files.actions:
            yield Finding(str(path), f"a rule or story names {name}, which no list `actions` has", serious=True)
    for response, intent, path in files.payloads:
        if intent not in files.intents:
            yield Finding(str(path), f"a button of {response} sends /{intent}, which is no intent", serious=True)


def _translations(files: DialogueFiles) -> Iterator[Finding]:
    """Answers that lack a language, or whose languages fill in different things."""
    for name, texts in files.responses.items():
        where = f"{files.response_paths[name]}, {name}"
        missing = [word for language, word in _LANGUAGES.items() if not texts.get(language)]
        if missing:
            yield Finding(where, f"has no {' and no '.join(missing)} text", serious=True)
            continue
        filled = {language: set(_PLACEHOLDER.findall(" ".join(texts[language]))) for language in _LANGUAGES}
        if filled["en"] != filled["zh"]:
            only = ", ".join(f"{{{name}}}" for name in sorted(filled["en"] ^ filled["zh"]))
            yield Finding(where, f"{only} stands in one language only")
        for text in texts["en"]:
            if contains_han(text):
                yield Finding(where, f"an English text has Chinese in it: {text!r}; is `condition: *zh` missing?")


def _contradictions(examples: list[Example]) -> Iterator[Finding]:
    """The same words under two intents, or twice under one."""
    same: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        same[_form(example.text)].append(example)
    for group in same.values():
        intents = {example.intent for example in group}
        if len(intents) > 1:
            others = ", ".join(f"{example.intent} ({example.where})" for example in group[1:])
            yield Finding(
                group[0].where, f"“{group[0].text}” stands under {group[0].intent} and under {others}", serious=True
            )
        elif len(group) > 1:
            yield Finding(group[1].where, f"“{group[1].text}” stands there already ({group[0].where})")


def _spans(examples: list[Example]) -> Iterator[Finding]:
    """Marks with a name that the guide does not know."""
    for example in examples:
        for words, entity in example.spans:
            if entity not in ENTITIES:
                known = ", ".join(ENTITIES)
                yield Finding(example.where, f"[{words}]({entity}): the guide knows {known}", serious=True)
            elif words != words.strip() or not words:
                yield Finding(example.where, f"[{words}]({entity}) has a blank at its edge")


def _unused(files: DialogueFiles) -> Iterator[Finding]:
    """Answers that nothing says."""
    said = {name for kind, name, _ in files.steps if kind == "action"}
    code = "\n".join(path.read_text(encoding="utf-8") for folder in _CODE for path in sorted(folder.rglob("*.py")))
    for name in files.responses:
        if name not in said and name not in code and not _is_made_up(name, code):
            yield Finding(f"{files.response_paths[name]}, {name}", "nothing says this answer")


def _is_made_up(name: str, code: str) -> bool:
    """Tell whether the code puts the name together from parts: f"utter_catalogue__reason_{...}"."""
    parts = name.split("_")
    return any(f"{'_'.join(parts[:length])}_{{" in code for length in range(2, len(parts)))


def _few(files: DialogueFiles) -> Iterator[Finding]:
    """Intents with too few examples in a language to be understood."""
    counts = Counter((example.intent, "zh" if contains_han(example.text) else "en") for example in files.examples)
    for intent in sorted(files.intents):
        for language, word in _LANGUAGES.items():
            if counts[intent, language] < _FEWEST_EXAMPLES:
                yield Finding(
                    f"intent {intent}",
                    f"has {counts[intent, language]} {word} examples; write {_FEWEST_EXAMPLES} or more",
                )


def _first_of_each_intent(examples: list[Example]) -> Iterator[Example]:
    seen: set[str] = set()
    for example in examples:
        if example.intent not in seen:
            seen.add(example.intent)
            yield example


def _form(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
