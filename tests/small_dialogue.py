"""A dialogue of two intents, which Rasa learns in seconds."""

from __future__ import annotations

from pathlib import Path

CONFIG = """
recipe: default.v1
language: en
assistant_id: test
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: LogisticRegressionClassifier
policies:
- name: RulePolicy
"""
DOMAIN = """
version: "3.1"
intents: [greet, goodbye]
responses:
  utter_help__greet:
  - text: hello
"""
NLU = """
version: "3.1"
nlu:
- intent: greet
  examples: |
    - hello
    - hi there
- intent: goodbye
  examples: |
    - bye
    - see you
rules:
- rule: greet
  steps:
  - intent: greet
  - action: utter_help__greet
"""


def write_dialogue(root: Path) -> None:
    """Write it into a folder as the repository's root."""
    for name, content in (("config.yml", CONFIG), ("bot/domain/help.yml", DOMAIN), ("data/dialogue/help.yml", NLU)):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
