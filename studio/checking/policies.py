"""What can be wrong between the shop's own answers in `shop.yml` and the topics that the dialogue knows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from guide.answering.policies import topic_of
from shop.errors import SettingsError
from shop.settings import SHOP_FILE
from shop.shop_file import ShopFile
from studio.checking.files import DialogueFiles
from studio.checking.findings import Finding
from studio.checking.places import Place

_TOPIC = "utter_service__topic_"
_TELLS = "action_tell_policy"


def check_policies(files: DialogueFiles, catalogue_dir: Path) -> list[Finding]:
    """Return the topics of `shop.yml` that nobody asks about, and those asked about that have no name.

    A dialogue without a shop is checked as well.
    """
    if not (catalogue_dir / SHOP_FILE).exists():
        return list(_nameless(files))
    try:
        shop = ShopFile.load(catalogue_dir)
    except SettingsError as error:
        return [Finding(str(error), serious=True)]
    return [*_unknown(files, shop), *_nameless(files)]


def _unknown(files: DialogueFiles, shop: ShopFile) -> Iterator[Finding]:
    known = sorted(name.removeprefix(_TOPIC) for name in files.responses if name.startswith(_TOPIC))
    for topic in shop.policies:
        if topic not in known:
            text = f"{topic} is no topic that shoppers ask about; use {', '.join(known)}"
            yield Finding(text, Place(shop.file.path, shop.file.line_of("policies", topic)), "policies", serious=True)


def _nameless(files: DialogueFiles) -> Iterator[Finding]:
    for asked, answer in pairwise(files.steps):
        name = _TOPIC + topic_of(asked.name)
        if asked.kind == "intent" and answer.name == _TELLS and name not in files.responses:
            yield Finding(f"the topic of {asked.name} has no name; write the answer {name}", asked.place, serious=True)
