"""Attacks on the running guide: those that take seconds, one test each."""

from __future__ import annotations

import pytest

from benchmarks.attacks.frame import Target, all_attacks
from benchmarks.attacks.playing import play

SHORT = [attack for attack in all_attacks() if attack.is_short]


@pytest.mark.parametrize("attack", SHORT, ids=lambda attack: f"{attack.row}: {attack.name}")
async def test_an_attack_is_held_while_others_shop_on(guide, attack):
    result = await play(attack, Target(guide.url, flood_s=3, settings=guide.settings))

    assert result.held, result.happened
