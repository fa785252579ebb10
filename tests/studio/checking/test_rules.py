"""`daogou dialogue check` names an editor's mistakes with their place."""

from __future__ import annotations

import re

import pytest

from bot.policies import examples, situation
from studio.checking import rules
from studio.checking.files import read_dialogue
from studio.checking.rules import check_files

DOMAIN = """
version: "3.1"
intents: [greet, bye]
actions: [action_find_products]
responses:
  utter_help__greet:
    - text: hello
      buttons: [{title: Bye, payload: /bye}]
    - {text: 你好, condition: [{type: slot, name: language, value: zh}]}
"""
NLU = "version: '3.1'\nnlu:\n" + "".join(
    f"- intent: {intent}\n  examples: |\n" + "".join(f"    - {word} {n}\n" for word in words for n in range(10))
    for intent, words in {"greet": ("hello", "你好"), "bye": ("see you", "再见")}.items()
)
RULES = """
rules:
- rule: greet
  steps:
  - intent: greet
  - action: utter_help__greet
"""
CONTEXT = """
context:
- after: [list, utter_help__greet]
  means: greet
  examples: |
    - hey
- after: utter_help__greet
  means: offered
  examples: |
    - ok
"""

ACTS = """
act_intents: {question: [greet], buy: [bye]}
acts:
- act: question
  examples: |
    - is it loud
- act: buy
  examples: |
    - I take it
"""


@pytest.fixture
def check(tmp_path, monkeypatch):
    """What writes an editor's files with some changes and returns the findings as text."""
    monkeypatch.chdir(tmp_path)

    def run(domain=DOMAIN, nlu=NLU, rules=RULES, context=CONTEXT, acts=ACTS):
        texts = {"domain/help.yml": domain, "nlu.yml": nlu, "rules.yml": rules}
        texts |= {"context_en.yml": context, "acts_en.yml": acts}
        for name, content in texts.items():
            name = name if "/" in name else f"data/{name}"
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(content, encoding="utf-8")
        files = read_dialogue(tmp_path / "data", tmp_path / "domain")
        return [("✗" if item.serious else "!") + f" {item.where}: {item.text}" for item in check_files(files)]

    return run


def test_files_in_order_have_no_findings(check):
    assert check() == []


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"domain": DOMAIN + "  - broken"}, r"✗ .*help.yml:\d+: cannot be read"),
        *(
            (
                {"domain": DOMAIN.replace("text: hello", f"text: '{broken}'")},
                "✗ .*utter_help__greet.*for braces to be read",
            )
            for broken in ("Here {is} {a", "}", "{}", "{0}", "{title.x}", "{title[0]}")
        ),
        (
            {"domain": DOMAIN.replace("/bye", "/by")},
            "✗ .*: a button of utter_help__greet sends /by, which is",
        ),
        ({"domain": DOMAIN.split("    - {text")[0]}, "✗ .*utter_help__greet: has no Chinese text"),
        ({"domain": DOMAIN.replace("hello", "hello {name}")}, "! .*utter_help__greet: {name} stands in one language"),
        ({"domain": DOMAIN.replace("text: hello", "text: 您好")}, "! .*: an English text has Chinese in it"),
        ({"nlu": NLU + "    - hello 3\n"}, r"✗ .*nlu.yml:\d+: “hello 3” stands under greet and under bye"),
        ({"nlu": NLU + "    - see you 3\n"}, "! .*: “see you 3” stands there already"),
        ({"nlu": NLU + "    - the [red](colour) one\n"}, r"✗ .*: \[red\]\(colour\): the guide knows product, brand"),
        ({"nlu": NLU.replace("intent: bye", "intent: by")}, "✗ .*: intent by is in no list `intents`"),
        ({"nlu": NLU.replace("再见", "later")}, "! intent bye: has 0 Chinese examples"),
        ({"rules": RULES.replace("intent: greet", "intent: great")}, "✗ .*: a rule or story names the intent great"),
        (
            {"rules": RULES.replace("help__greet", "help__great")},
            "✗ .*: a rule or story names the answer",
        ),
        ({"rules": ""}, "! .*utter_help__greet: nothing says this answer"),
        ({"context": CONTEXT.replace("[list,", "[lists,")}, r"✗ .*context_en.yml:3: after lists: it is neither"),
        ({"context": CONTEXT.replace("means: greet", "means: great")}, r"✗ .*context_en.yml:6: means great: it is"),
        ({"context": CONTEXT.replace("- ok", "- hey")}, r"✗ .*context_en.yml:10: “hey” means offered after utter_"),
        ({"context": CONTEXT.replace("- ok", "- [ok](word)")}, r"✗ .*: \[ok\]\(word\): the guide knows product"),
        ({"acts": ACTS.replace("[bye]", "[by]")}, r"✗ .*acts_en.yml:2: the act buy names the intent by, which"),
        (
            {"acts": ACTS.replace("act: buy", "act: bye")},
            r"✗ .*acts_en.yml:9: act bye is none of acts.yml: ques",
        ),
        ({"acts": ACTS.replace("I take it", "is it loud?")}, r"✗ .*: “is it loud” stands under question and under buy"),
    ],
)
def test_a_mistake_is_named_with_its_place(check, change, finding):
    found = check(**change)

    assert any(re.match(finding, text) for text in found), found


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"domain": DOMAIN.replace("/bye", "/by")}, ("domain/help.yml", "/by}")),
        ({"domain": DOMAIN.split("    - {text")[0]}, ("domain/help.yml", "utter_help__greet:")),
        ({"domain": DOMAIN.replace("text: hello", "text: 您好")}, ("domain/help.yml", "您好")),
        ({"rules": RULES.replace("intent: greet", "intent: great")}, ("data/rules.yml", "great")),
        ({"rules": RULES.replace("help__greet", "help__great")}, ("data/rules.yml", "help__great")),
        ({"nlu": NLU + "    - the [red](colour) one\n"}, ("data/nlu.yml", "(colour)")),
        ({"nlu": NLU + "- intent: greet\n  intent: bye\n"}, ("data/nlu.yml", "  intent: bye")),
    ],
)
def test_the_line_is_that_of_the_mistake(check, tmp_path, change, wrong):
    name, words = wrong
    found = check(**change)
    lines = (tmp_path / name).read_text(encoding="utf-8").splitlines()
    (line,) = (number for number, text in enumerate(lines, start=1) if words in text)

    assert any(f"{name}:{line}" in text for text in found), found


def test_the_contexts_and_meanings_are_those_of_the_policy():
    assert (rules.SCREENS, set(rules.MEANINGS)) == (situation.SCREENS, {examples.OFFERED, examples.ASKED})


def test_what_the_guide_says_in_its_code_is_said(check, tmp_path):
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "greeting.py").write_text('say("utter_help__greet")\n', encoding="utf-8")

    assert check(rules="{}") == []


def test_what_stands_twice_in_a_file_is_told_by_both_lines(check):
    (found,) = check(nlu=NLU + "    - see you 3\n")
    lines = NLU.splitlines()
    first, second = lines.index("    - see you 3") + 1, len(lines) + 1

    assert re.match(rf"! .*nlu.yml:{second}: “see you 3” stands there already \(.*nlu.yml:{first}\)", found)
