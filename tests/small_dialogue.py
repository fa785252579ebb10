"""A dialogue of two intents, which Rasa learns in seconds."""

from __future__ import annotations

import io
import tarfile
from collections import deque
from pathlib import Path

from operations.pieces import model_path
from operations.training.dialogue import train_dialogue
from operations.trusted_model import seal
from shop.settings import Settings

CONFIG = """
recipe: default.v1
language: en
assistant_id: test
pipeline:
- name: WhitespaceTokenizer
- name: CountVectorsFeaturizer
- name: bot.nlu.intent_classifier.IntentClassifier
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


def train(settings: Settings) -> Path:
    """Train it to the end and return the model's path."""
    deque(train_dialogue(settings), maxlen=0)
    return model_path(settings)


def write_model(settings: Settings) -> None:
    """Write a sealed model without any parts, where a test needs none but that it is trusted."""
    path = model_path(settings)
    path.parent.mkdir(parents=True)
    content = b'{"train_schema": {"nodes": {}}, "predict_schema": {"nodes": {}}}'
    with tarfile.open(path, "w:gz") as archive:
        member = tarfile.TarInfo("metadata.json")
        member.size = len(content)
        archive.addfile(member, io.BytesIO(content))
    seal(settings)
