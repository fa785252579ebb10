"""The logs of the processes: kept at every start, and quoted in errors."""

from __future__ import annotations

from pathlib import Path

from operations.processes.logs import last_lines, rotate


def test_logs_of_earlier_starts_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "rasa.log"
    for text in ("first", "second", "third"):
        rotate(log, keep=2)
        log.write_text(text, encoding="utf-8")

    assert log.read_text(encoding="utf-8") == "third"
    assert (tmp_path / "rasa.log.1").read_text(encoding="utf-8") == "second"
    assert (tmp_path / "rasa.log.2").read_text(encoding="utf-8") == "first"


def test_last_lines_of_a_missing_log_are_none(tmp_path: Path) -> None:
    assert last_lines(tmp_path / "missing.log") == []
