"""How several workers share the tests (`pytest -n`): by files, and all that talks to the running guide goes to one."""

from __future__ import annotations

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """Return what deals out the tests; a file is for one worker, so that what it opens is opened once."""
    from xdist.scheduler import LoadGroupScheduling

    class ByFile(LoadGroupScheduling):
        def _split_scope(self, nodeid):
            group = super()._split_scope(nodeid)
            return group.partition("::")[0]

    return ByFile(config, log) if config.getoption("dist") == "loadgroup" else None


def pytest_collection_modifyitems(config, items):
    """Put the tests with the running guide into one group: it takes half a minute to start, and 1.5 GB of memory."""
    if config.pluginmanager.hasplugin("xdist"):
        for item in items:
            if "guide" in item.fixturenames:
                item.add_marker(pytest.mark.xdist_group("guide"))
