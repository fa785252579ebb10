"""The example in docs/developers/actions.md works as it stands there, and the page names what there is."""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
import types

import pytest
import yaml

from guide.memory import Memory
from guide.phrases import Phrases
from guide.reply import Reply
from studio.checking.files import read_dialogue
from studio.checking.rules import check_files
from tests.guide.talk import Talk
from tests.serving import ROOT

PAGE = (ROOT / "docs" / "developers" / "actions.md").read_text(encoding="utf-8")
PIECES = dict(re.findall(r"^(?:Into )?`([\w/.]+)`[^\n]*:\n\n```\w+\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL))
CODE, TEST = "actions/catalogue/tell_stock.py", "tests/actions/catalogue/test_tell_stock.py"
YAML = [path for path in PIECES if path.endswith(".yml")]


@pytest.fixture
def extended(tmp_path):
    """A copy of the editors' files with the pieces of the page in them."""
    for folder in ("bot/domain", "data/dialogue"):
        for path in (ROOT / folder).rglob("*.yml"):
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            content = yaml.safe_load(path.read_text(encoding="utf-8"))
            for heading, more in yaml.safe_load(PIECES.get(str(path.relative_to(ROOT)), "{}")).items():
                content[heading] = {**content[heading], **more} if isinstance(more, dict) else content[heading] + more
            copy.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return tmp_path


@pytest.fixture
def example(monkeypatch):
    """The example's module, as if its file were there."""
    module = types.ModuleType("actions.catalogue.tell_stock")
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(PIECES[CODE], CODE, "exec"), module.__dict__)  # noqa: S102
    return module


@pytest.fixture
def talk(new_message, services, uow, extended):
    """A conversation in English with the example's words."""
    phrases = Phrases.load(extended / "bot" / "domain")
    return Talk(new_message, dataclasses.replace(services, phrases=phrases), uow)


def test_the_page_has_all_pieces():
    assert [CODE, *YAML, TEST] == list(PIECES)
    assert len(YAML) == 3


@pytest.mark.parametrize("name", re.findall(r"^def (test_\w+)", PIECES[TEST], re.MULTILINE))
def test_the_tests_of_the_example_pass(example, talk, product_id, name):
    tests = {}
    exec(compile(PIECES[TEST], TEST, "exec"), tests)  # noqa: S102
    fixtures = {"talk": talk, "product_id": product_id}

    tests[name](**{wanted: fixtures[wanted] for wanted in inspect.signature(tests[name]).parameters})


def test_the_editors_files_of_the_example_are_in_order(extended):
    files = read_dialogue(extended / "data" / "dialogue", extended / "bot" / "domain")

    assert [finding for finding in check_files(files) if finding.serious] == []
    assert "ask_stock" in files.intents


def test_the_page_names_what_there_is(new_message, wording, shop):
    at_hand = {"message": new_message(), "memory": Memory(), "reply": Reply(wording()), "shop": shop}
    named = set(
        re.findall(r"(?<![/\w])(message|memory|reply|shop)\.([a-z_]+)", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL))
    )

    assert len(named) > 20
    assert [f"{of}.{name}" for of, name in sorted(named) if not hasattr(at_hand[of], name)] == []
