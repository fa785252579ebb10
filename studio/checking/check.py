"""Checks everything that editors wrote: the files first, then, if they are in order, what the model confuses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.checking.confusions import confused
from studio.checking.files import read_dialogue
from studio.checking.findings import Asking, Checked, Finding
from studio.checking.policies import check_policies
from studio.checking.rules import check_files

if TYPE_CHECKING:
    from shop.settings import Settings


def check_dialogue(settings: Settings, fast: bool = False) -> Iterator[Finding | Asking | Checked]:
    """Yield each finding, the serious ones of the files first, and at the end how many there were.

    Args:
        settings: say where the files and the model lie.
        fast: leave out what the model confuses; it is left out too where a finding is serious.

    Raises:
        OperationsError: the model is not trained, or could not be asked.
    """
    files = read_dialogue(settings.dialogue_dir, settings.domain_dir)
    findings = check_files(files) + check_policies(files, settings.catalogue_dir)
    yield from findings
    mistakes = sum(finding.serious for finding in findings)
    if not fast and not mistakes:
        yield Asking()
        confusions = confused(settings)
        yield from confusions
        findings += confusions
    yield Checked(len(files.examples), len(files.intents), len(files.responses), mistakes, len(findings) - mistakes)
