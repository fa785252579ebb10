"""What can be wrong in the editors' files, found without a model."""

from __future__ import annotations

import re
import string
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from language.han import contains_han
from studio.checking.files import DialogueFiles, Example
from studio.checking.findings import Finding

ENTITIES = ("product", "brand", "attribute", "use")
SCREENS = ("start", "list", "product", "nothing")
MEANINGS = ("offered", "asked")
"""What a context example may be said after beside an answer, and what it may mean beside an intent."""
_LANGUAGES = {"en": "English", "zh": "Chinese"}
_FEWEST_EXAMPLES = 10
_NAME = re.compile(r"[^\W\d]\w*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_CODE = (Path("guide"), Path("actions"), Path("bot/channels"))
# Rasa's own, and those that only the channel or the code sends.
_BUILT_IN_INTENTS = frozenset({"nlu_fallback"})


def check_files(files: DialogueFiles) -> list[Finding]:
    """Return all findings, the serious ones first."""
    found = [
        *(Finding(f"cannot be read: {error}", error.place, serious=True) for error in files.broken),
        *_names(files),
        *_translations(files),
        *_braces(files),
        *_contradictions(files.examples),
        *_contradictions(files.acts),
        *_spans([*files.examples, *dict.fromkeys(each.example for each in files.contexts)]),
        *_contexts(files),
        *_acts(files),
        *_unused(files),
        *_few(files),
    ]
    return sorted(found, key=lambda finding: not finding.serious)


def _names(files: DialogueFiles) -> Iterator[Finding]:
    """Names that nobody defines."""
    for example in _first_of_each_intent(files.examples):
        if example.intent not in files.intents:
            text = f"intent {example.intent} is in no list `intents` of bot/domain/"
            yield Finding(text, example.place, serious=True)
    for step in files.steps:
        if step.kind == "intent" and step.name not in files.intents | _BUILT_IN_INTENTS:
            text = f"a rule or story names the intent {step.name}, which bot/domain/ lacks"
            yield Finding(text, step.place, serious=True)
        if step.kind == "action" and step.name.startswith("utter_") and step.name not in files.responses:
            text = f"a rule or story names the answer {step.name}, which bot/domain/ lacks"
            yield Finding(text, step.place, serious=True)
        if step.kind == "action" and step.name.startswith("action_") and step.name not in files.actions:
            yield Finding(f"a rule or story names {step.name}, which no list `actions` has", step.place, serious=True)
    for response, sent in files.buttons:
        if sent.name not in files.intents:
            text = f"a button of {response} sends /{sent.name}, which is no intent"
            yield Finding(text, sent.place, serious=True)


def _translations(files: DialogueFiles) -> Iterator[Finding]:
    """Answers that lack a language, or whose languages fill in different things."""
    for name, response in files.responses.items():
        missing = [word for language, word in _LANGUAGES.items() if not response.texts(language)]
        if missing:
            yield Finding(f"has no {' and no '.join(missing)} text", response.place, name, serious=True)
            continue
        english, chinese = (set(_PLACEHOLDER.findall(" ".join(response.texts(language)))) for language in _LANGUAGES)
        if english != chinese:
            only = ", ".join(f"{{{name}}}" for name in sorted(english ^ chinese))
            yield Finding(f"{only} stands in one language only", response.place, name)
        for variation in response.variations:
            if variation.language == "en" and contains_han(variation.text):
                text = f"an English text has Chinese in it: {variation.text!r}; is `condition: *zh` missing?"
                yield Finding(text, variation.place, name)


def _braces(files: DialogueFiles) -> Iterator[Finding]:
    """Braces that are no placeholder: nothing could be filled in, and the shopper would hear an apology."""
    for name, response in files.responses.items():
        for variation in response.variations:
            try:
                fields = [field for _, field, _, _ in string.Formatter().parse(variation.text) if field is not None]
                wrong = [f"{{{field}}} is no placeholder" for field in fields if not _NAME.fullmatch(field)]
            except ValueError as error:
                wrong = [str(error)]
            for problem in wrong[:1]:
                text = f"{problem} in {variation.text!r}; write {{{{ and }}}} for braces to be read"
                yield Finding(text, variation.place, name, serious=True)


def _contradictions(examples: list[Example]) -> Iterator[Finding]:
    """The same words under two intents, or twice under one."""
    same: dict[str, list[Example]] = defaultdict(list)
    for example in examples:
        same[_form(example.text)].append(example)
    for first, *others in same.values():
        if {example.intent for example in others} - {first.intent}:
            elsewhere = ", ".join(f"{example.intent} ({example.place})" for example in others)
            text = f"“{first.text}” stands under {first.intent} and under {elsewhere}"
            yield Finding(text, first.place, serious=True)
        elif others:
            yield Finding(f"“{others[0].text}” stands there already ({first.place})", others[0].place)


def _spans(examples: list[Example]) -> Iterator[Finding]:
    """Marks with a name that the guide does not know."""
    for example in examples:
        for words, entity in example.spans:
            if entity not in ENTITIES:
                known = ", ".join(ENTITIES)
                yield Finding(f"[{words}]({entity}): the guide knows {known}", example.place, serious=True)
            elif words != words.strip() or not words:
                yield Finding(f"[{words}]({entity}) has a blank at its edge", example.place)


def _contexts(files: DialogueFiles) -> Iterator[Finding]:
    """Short messages whose context or meaning nobody knows, or that mean two things in one context."""
    meant: dict[tuple[str, str], Example] = {}
    for name, place in dict.fromkeys((each.after, each.place) for each in files.contexts):
        if name not in files.responses and name not in SCREENS:
            text = f"after {name}: it is neither an answer of bot/domain/ nor one of {', '.join(SCREENS)}"
            yield Finding(text, place, serious=True)
    for example in _first_of_each_intent([each.example for each in files.contexts]):
        if example.intent not in files.intents and example.intent not in MEANINGS:
            text = f"means {example.intent}: it is neither an intent nor one of {', '.join(MEANINGS)}"
            yield Finding(text, example.place, serious=True)
    for each in files.contexts:
        first = meant.setdefault((each.after, _form(each.example.text)), each.example)
        if first.intent != each.example.intent:
            text = f"“{first.text}” means {each.example.intent} after {each.after}, and {first.intent} in {first.place}"
            yield Finding(text, each.example.place, serious=True)


def _acts(files: DialogueFiles) -> Iterator[Finding]:
    """What people do beside products, where nobody says by which intents, or by one that is none."""
    known = dict.fromkeys(act for act, _ in files.act_intents)
    for act, done_by in files.act_intents:
        if done_by.name not in files.intents:
            text = f"the act {act} names the intent {done_by.name}, which bot/domain/ lacks"
            yield Finding(text, done_by.place, serious=True)
    for example in _first_of_each_intent(files.acts):
        if example.intent not in known:
            text = f"act {example.intent} is none of acts.yml: {', '.join(known)}"
            yield Finding(text, example.place, serious=True)


def _unused(files: DialogueFiles) -> Iterator[Finding]:
    """Answers that nothing says."""
    said = {step.name for step in files.steps if step.kind == "action"}
    code = "\n".join(path.read_text(encoding="utf-8") for folder in _CODE for path in sorted(folder.rglob("*.py")))
    for name, response in files.responses.items():
        if name not in said and name not in code and not _is_made_up(name, code):
            yield Finding("nothing says this answer", response.place, name)


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
                text = f"has {counts[intent, language]} {word} examples; write {_FEWEST_EXAMPLES} or more"
                yield Finding(text, subject=f"intent {intent}")


def _first_of_each_intent(examples: list[Example]) -> Iterator[Example]:
    seen: set[str] = set()
    for example in examples:
        if example.intent not in seen:
            seen.add(example.intent)
            yield example


def _form(text: str) -> str:
    return re.sub(r"\W+", " ", text.casefold()).strip()
