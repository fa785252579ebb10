"""`daogou dialogue check` holds the shop's own answers beside the topics that shoppers ask about."""

from __future__ import annotations

import pytest

from studio.checking.files import read_dialogue
from studio.checking.policies import check_policies

DOMAIN = """
intents: [ask_returns]
responses:
  utter_service__topic_returns: [{text: returns}]
"""
RULES = """
rules:
- rule: returns
  steps:
  - intent: ask_returns
  - action: action_tell_policy
"""


@pytest.fixture
def check(tmp_path):
    """What checks a shop.yml beside an editor's files."""

    def run(shop, domain=DOMAIN):
        for name, text in (("domain/a.yml", domain), ("data/rules.yml", RULES), ("shop/shop.yml", shop)):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        files = read_dialogue(tmp_path / "data", tmp_path / "domain")
        return [f"{item.where}: {item.text}" for item in check_policies(files, tmp_path / "shop") if item.serious]

    return run


def test_known_topics_have_no_findings(check):
    assert check("base_currency: USD\npolicies:\n  returns: {en: Within 30 days.}\n") == []


def test_a_topic_that_nobody_asks_about_is_told_with_its_line(check):
    (found,) = check("base_currency: USD\npolicies:\n  returns: {en: Yes.}\n  retruns: {en: No.}\n")

    assert "shop.yml:4, policies: retruns is no topic" in found
    assert found.endswith("use returns")


def test_a_topic_without_a_name_is_told(check):
    (found,) = check("base_currency: USD\n", DOMAIN.replace("topic_returns", "other"))

    assert "utter_service__topic_returns" in found


def test_a_shop_file_that_cannot_be_read_is_told(check):
    (found,) = check("base_currency: USD\npolicies: {returns: {fr: Oui}}\n")

    assert "line 2: fr: is not known here; use en, link, zh" in found
