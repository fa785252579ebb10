"""The supervisor over real child processes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from operations.errors import ChildFailedError
from operations.private_files import is_private
from operations.processes.supervisor import ChildSpec, RestartPolicy, Supervisor

QUICK = RestartPolicy(max_quick_deaths=3, quick_s=60, backoff_s=0.05)


def script(tmp_path: Path, name: str, source: str) -> tuple[str, str]:
    path = tmp_path / f"{name}.py"
    path.write_text(textwrap.dedent(source), encoding="utf-8")
    return sys.executable, str(path)


def file_has(path: Path, lines: int) -> Callable[[], bool]:
    return lambda: path.exists() and len(path.read_text(encoding="utf-8").splitlines()) >= lines


def lives(pid: int) -> bool:
    """Whether a process runs; one that has ended but whose parent has not looked yet does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    command = ["ps", "-o", "stat=", "-p", str(pid)]
    state = subprocess.run(command, capture_output=True, text=True, check=False).stdout  # noqa: S603
    return not state.startswith("Z")


def pids(path: Path) -> list[int]:
    return [int(line) for line in path.read_text(encoding="utf-8").split()]


# A server that notes its own pid and that of a child it starts, then waits for ever.
PARENT_OF_ONE = """
    import os, subprocess, sys, signal
    child = subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
    with open(sys.argv[0] + ".pids", "a") as file:
        file.write(f"{os.getpid()}\\n{child.pid}\\n")
    signal.pause()
"""


def test_leaving_ends_the_servers_and_what_they_started(tmp_path: Path) -> None:
    command = script(tmp_path, "server", PARENT_OF_ONE)
    noted = tmp_path / "server.py.pids"
    spec = ChildSpec("server", command, tmp_path / "logs" / "server.log", file_has(noted, 2))

    with Supervisor([spec], os.environ) as supervisor:
        assert supervisor.wait_until_healthy(30, lambda name, seconds: None)
        assert all(lives(pid) for pid in pids(noted))

    assert not any(lives(pid) for pid in pids(noted))


def test_a_server_that_dies_is_started_again(tmp_path: Path) -> None:
    command = script(tmp_path, "server", PARENT_OF_ONE)
    noted = tmp_path / "server.py.pids"
    events: list[str] = []
    first = ChildSpec("server", command, tmp_path / "server.log", file_has(noted, 2))

    with Supervisor([first], os.environ, QUICK, on_event=events.append) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)
        before = supervisor.children[0].pid
        assert before is not None
        os.kill(before, signal.SIGKILL)
        second_life = file_has(noted, 4)
        while not second_life():
            supervisor.tend()
        after = supervisor.children[0].pid

    assert after not in (None, before)
    assert "server ended (exit code -9)" in events[0]
    assert not any(lives(pid) for pid in pids(noted))


def test_a_server_that_keeps_dying_is_given_up_with_the_end_of_its_log(tmp_path: Path) -> None:
    command = script(tmp_path, "broken", "raise SystemExit('no such table: products')")
    spec = ChildSpec("action server", command, tmp_path / "broken.log", lambda: False)

    with pytest.raises(ChildFailedError) as caught, Supervisor([spec], os.environ, QUICK) as supervisor:
        supervisor.wait_until_healthy(60, lambda name, seconds: None)

    assert "action server died 3 times in a row (exit code 1)" in str(caught.value)
    assert "no such table: products" in str(caught.value)


def test_a_server_that_never_answers_is_told_apart_from_a_dead_one(tmp_path: Path) -> None:
    command = script(tmp_path, "silent", "import signal; signal.pause()")
    spec = ChildSpec("dialogue server", command, tmp_path / "silent.log", lambda: False)

    with pytest.raises(ChildFailedError, match="did not become healthy"), Supervisor([spec], os.environ) as supervisor:
        supervisor.wait_until_healthy(0.3, lambda name, seconds: None)


def test_a_server_that_ignores_the_request_is_killed(tmp_path: Path) -> None:
    command = script(
        tmp_path,
        "stubborn",
        """
        import os, signal, sys
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        open(sys.argv[0] + ".pids", "w").write(f"{os.getpid()}\\n")
        while True:
            signal.pause()
        """,
    )
    noted = tmp_path / "stubborn.py.pids"
    spec = ChildSpec("server", command, tmp_path / "server.log", file_has(noted, 1))

    with Supervisor([spec], os.environ, stop_timeout_s=0.3) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)

    assert not any(lives(pid) for pid in pids(noted))


SUPERVISING_PROGRAM = """
    import os, sys
    from pathlib import Path
    from operations.processes.supervisor import ChildSpec, Supervisor
    noted = Path(sys.argv[1] + ".pids")
    spec = ChildSpec("server", (sys.executable, sys.argv[1]), Path(sys.argv[1] + ".log"), noted.exists)
    with Supervisor([spec], os.environ, stop_timeout_s=5) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)
        print("ready", flush=True)
        supervisor.run()
    print("stopped", flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_nothing_is_left_behind_however_the_supervisor_ends(tmp_path: Path, number: signal.Signals) -> None:
    server = script(tmp_path, "server", PARENT_OF_ONE)[1]
    program = script(tmp_path, "program", SUPERVISING_PROGRAM)
    noted = tmp_path / "server.py.pids"
    with subprocess.Popen(  # noqa: S603
        [*program, server], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(Path.cwd())}
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        process.send_signal(number)
        rest = process.stdout.read()  # ends when the guardian, which holds the other end too, has done its work

    assert rest == ("" if number == signal.SIGKILL else "stopped\n")
    assert not any(lives(pid) for pid in pids(noted))


def test_a_server_that_logs_a_lot_fills_no_disk(tmp_path: Path) -> None:
    command = script(tmp_path, "server", "import signal\nfor _ in range(11):\n    print('x' * 999_999)\nsignal.pause()")
    log = tmp_path / "server.log"

    with Supervisor([ChildSpec("server", command, log)], {**os.environ, "PYTHONUNBUFFERED": "1"}, QUICK) as supervisor:
        deadline = time.monotonic() + 30
        while not (tmp_path / "server.log.1").exists() and time.monotonic() < deadline:
            supervisor.tend()
            time.sleep(0.05)

        assert supervisor.children[0].pid is not None
        assert log.stat().st_size < 2_000_000


def test_a_server_that_falls_silent_is_ended_and_started_again(tmp_path: Path) -> None:
    command = script(tmp_path, "server", PARENT_OF_ONE)
    noted = tmp_path / "server.py.pids"
    is_stuck = False
    spec = ChildSpec("server", command, tmp_path / "server.log", lambda: noted.exists() and not is_stuck)
    events: list[str] = []
    policy = RestartPolicy(silent_s=0.3, backoff_s=0.05)

    with Supervisor([spec], os.environ, policy, on_event=events.append) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)
        before = supervisor.children[0].pid
        supervisor.tend()
        assert supervisor.children[0].pid == before
        is_stuck = True
        second_life = file_has(noted, 4)
        while not second_life():
            supervisor.tend()
        assert supervisor.children[0].pid not in (None, before)

    assert "server has not answered" in events[0]


def test_a_server_that_is_never_well_is_given_up_however_long_it_lives(tmp_path: Path) -> None:
    command = script(tmp_path, "silent", "import signal; signal.pause()")
    spec = ChildSpec("dialogue server", command, tmp_path / "silent.log", lambda: False)
    policy = RestartPolicy(max_quick_deaths=2, quick_s=0, backoff_s=0, start_s=0.2)

    with pytest.raises(ChildFailedError, match="died 2 times"), Supervisor([spec], os.environ, policy) as supervisor:
        supervisor.run()


def test_a_server_that_lived_long_is_started_again_at_once(tmp_path: Path) -> None:
    command = script(tmp_path, "server", PARENT_OF_ONE)
    noted = tmp_path / "server.py.pids"
    spec = ChildSpec("server", command, tmp_path / "server.log", file_has(noted, 2))

    with Supervisor([spec], os.environ, RestartPolicy(quick_s=0, backoff_s=60)) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)
        before = supervisor.children[0].pid
        assert before is not None
        os.kill(before, signal.SIGKILL)
        while supervisor.children[0].pid in (None, before):
            supervisor.tend()


def test_each_life_finds_its_own_environment(tmp_path: Path) -> None:
    command = script(tmp_path, "server", "import os; print(os.environ['LIFE'], flush=True); raise SystemExit(1)")
    lives_ = iter("123")
    spec = ChildSpec("server", command, tmp_path / "server.log", lambda: False, lambda: {"LIFE": next(lives_)})

    with pytest.raises(ChildFailedError), Supervisor([spec], os.environ, QUICK) as supervisor:
        supervisor.run()

    assert (tmp_path / "server.log").read_text(encoding="utf-8").split() == ["1", "2", "3"]


def test_what_servers_write_is_nobody_elses_whoever_starts_them(tmp_path: Path) -> None:
    before = os.umask(0o022)
    command = script(tmp_path, "server", f"open({str(tmp_path / 'written')!r}, 'w').close()")
    spec = ChildSpec("server", command, tmp_path / "logs" / "server.log", (tmp_path / "written").exists)

    with Supervisor([spec], os.environ) as supervisor:
        supervisor.wait_until_healthy(30, lambda name, seconds: None)
    os.umask(before)

    assert all(is_private(tmp_path / name) for name in ("logs", "logs/server.log", "written"))
