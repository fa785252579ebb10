"""What stands among a kind of thing and only goes with it."""

from __future__ import annotations

import pytest

from guide.kinds.going_with import GoingWith

VACUUMS = (
    "Rowenta Extenso handheld vacuum Dust bag Purple",
    "Philips MiniVac Handheld vacuum cleaner FC6142",
    "3M 497AJM handheld vacuum Bagless White",
    "Philips s-bag Vacuum cleaner bags FC8023/04",
    "Philips exhaust filter FC8044/02",
    "Philips disposable dust bag HR6947/01",
)
TRIPODS = (
    "Sony Cyber-Shot Tripod",
    "Canon Tripod Mount Ring B",
    "Canon mount ring (white) A-II(W) tripod",
    "Canon lens cap",
)
CHARGERS = ("Anker portable charger", "Belkin power bank", "Mophie power bank pouch")
FILTERS = ("Hoya lens filter", "Canon filter case", "Cokin filter holder")


@pytest.fixture
def going_with():
    """What goes with the things of a small shop."""
    titles = {"vacuums": VACUUMS, "camera": TRIPODS, "banks": CHARGERS, "filters": FILTERS, "吸尘器": ("吸尘器",)}
    return GoingWith(titles)


def kept(titles, phrases):
    return [title for title in titles if not any(phrase in title.casefold() for phrase in phrases)]


def test_bags_and_filters_are_no_vacuum_cleaners(going_with):
    """A vacuum cleaner that says that it has a dust bag is one."""
    phrases = going_with.phrases("vacuums", ("Vacuum cleaners", "vacuum cleaner", "vacuum", "vacuum cleaner bag"))
    assert kept(VACUUMS, phrases) == list(VACUUMS[:3])


def test_a_mount_ring_is_no_tripod(going_with):
    """Wherever its title says tripod."""
    phrases = going_with.phrases("camera", ("tripod",), is_part=True)
    assert "Sony Cyber-Shot Tripod" in kept(TRIPODS, phrases)
    assert not [title for title in kept(TRIPODS, phrases) if "ring" in title.casefold()]


def test_what_a_thing_is_called_by_is_no_accessory(going_with):
    """A portable charger is a power bank, and its pouch is none."""
    names = ("Power banks", "portable charger", "power bank")
    assert kept(CHARGERS, going_with.phrases("banks", names)) == list(CHARGERS[:2])


@pytest.mark.parametrize(("key", "names"), [("filters", ("Lens filters", "lens filter")), ("none", ("tent",))])
def test_nothing_goes_with_what_is_an_accessory_itself(going_with, key, names):
    """Nor with what the shop does not have."""
    assert going_with.phrases(key, names) == ()
