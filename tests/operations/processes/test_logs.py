"""The logs of the processes: kept at every start, and quoted in errors."""

from __future__ import annotations

from pathlib import Path

from operations.processes.logs import bound, last_lines, rotate


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


def test_the_log_of_a_running_process_is_bounded(tmp_path: Path) -> None:
    log = tmp_path / "rasa.log"
    with log.open("ab", buffering=0) as process:
        for number in range(2_000):
            process.write(f"line {number}\n".encode())
            bound(log, largest=1_000, keep=3)

    files = sorted(tmp_path.iterdir())
    assert [path.name for path in files] == ["rasa.log", "rasa.log.1", "rasa.log.2", "rasa.log.3"]
    assert all(path.stat().st_size <= 1_020 for path in files)
    newest_last = [line for path in [*reversed(files[1:]), log] for line in path.read_text().splitlines()]
    assert newest_last == [f"line {number}" for number in range(2_000 - len(newest_last), 2_000)]
