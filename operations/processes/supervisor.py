"""Supervises server processes: starts them, waits for their health, restarts the dead and silent, leaves none behind.

Every child leads a process group of its own, so a Ctrl-C at the terminal reaches only the supervisor, which then
stops the children in order. A guardian process ends the groups if the supervisor itself is killed.
"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType, TracebackType

from operations.errors import ChildFailedError
from operations.private_files import OWNER_ONLY
from operations.processes.guardian import Guardian
from operations.processes.health import HealthWatch
from operations.processes.logs import bound, last_lines, rotate

POLL_S = 0.1


@dataclass(frozen=True)
class ChildSpec:
    """One server to run.

    Attributes:
        name: what people call it.
        command: starts it.
        log_path: where its output goes.
        is_healthy: asks it how it is.
        environment: what it shall find beside the common environment; asked at every start.
    """

    name: str
    command: Sequence[str]
    log_path: Path
    is_healthy: Callable[[], bool] = field(default=lambda: True, compare=False)
    environment: Callable[[], Mapping[str, str]] = field(default=dict, compare=False)


@dataclass(frozen=True)
class RestartPolicy:
    """When to give a child up: after `max_quick_deaths` short lives in a row.

    A life is short if it was below `quick_s` seconds or never healthy. A dead child is started again at once, after a
    short life after `backoff_s` seconds, doubled with every further one. One that was healthy and is silent for
    `silent_s` seconds is killed, and so is one that is not healthy `start_s` seconds after its start.
    """

    max_quick_deaths: int = 3
    quick_s: float = 20.0
    backoff_s: float = 1.0
    silent_s: float = 20.0
    start_s: float = 300.0


class Child:
    """One running server and the history of its deaths."""

    def __init__(
        self, spec: ChildSpec, environment: Mapping[str, str], policy: RestartPolicy, guardian: Guardian
    ) -> None:
        self.spec = spec
        self._guardian = guardian
        self._environment = environment
        self._policy = policy
        self._process: subprocess.Popen[bytes] | None = None
        self._started_at = 0.0
        self._restart_at: float | None = None
        self._quick_deaths = 0
        self._health = HealthWatch(spec.is_healthy)

    @property
    def pid(self) -> int | None:
        """The process id, which is also the id of the process group; None while the child is not running."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the server, its output appended to its log."""
        self.spec.log_path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(self.spec.log_path, "ab", opener=_private) as log:  # a path's own has no opener
            self._process = subprocess.Popen(  # noqa: S603  # the command is our own, not a user's
                list(self.spec.command),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                env={**self._environment, **self.spec.environment()},
                start_new_session=True,
                umask=OWNER_ONLY,
            )
        self._started_at = time.monotonic()
        self._restart_at = None
        self._health.begin()
        self._guardian.watch(self._process.pid)

    def check_death(self) -> int | None:
        """Return the exit code if the server has died since the last look, and plan its restart.

        Raises:
            ChildFailedError: it died quickly too often in a row.
        """
        if self._process is None or (code := self._process.poll()) is None:
            return None
        self.signal_group(signal.SIGKILL)  # what it started itself must not hold the port of its successor
        self._guardian.forget(self._process.pid)
        self._process = None
        lived_s = time.monotonic() - self._started_at
        is_quick = lived_s < self._policy.quick_s or not self._health.was_good
        self._quick_deaths = self._quick_deaths + 1 if is_quick else 0
        if self._quick_deaths >= self._policy.max_quick_deaths:
            raise self.failure(f"died {self._quick_deaths} times in a row (exit code {code})")
        pause_s = self._policy.backoff_s * 2 ** (self._quick_deaths - 1) if is_quick else 0.0
        self._restart_at = time.monotonic() + pause_s
        return code

    def is_healthy(self) -> bool:
        """Ask the server how it is."""
        return self.pid is not None and self._health.ask()

    def end_silence(self) -> float | None:
        """Kill the server if it has been silent for too long, and return for how many seconds; None if it is not."""
        if self._process is None:
            return None
        silent_s = self._health.silent_s()
        if silent_s < (self._policy.silent_s if self._health.was_good else self._policy.start_s):
            return None
        self.signal_group(signal.SIGKILL)
        self._health.begin()
        return silent_s

    @property
    def is_due(self) -> bool:
        """Whether a planned restart has come."""
        return self._restart_at is not None and time.monotonic() >= self._restart_at

    def failure(self, reason: str) -> ChildFailedError:
        """Return an error about this server with the end of its log."""
        return ChildFailedError(self.spec.name, reason, self.spec.log_path, last_lines(self.spec.log_path))

    def signal_group(self, signal_number: int) -> None:
        """Send a signal to the server and whatever it started."""
        if self._process is not None:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal_number)

    def stop(self, timeout_s: float) -> None:
        """End the server and its group: asked first, killed when `timeout_s` seconds have passed."""
        if self._process is None:
            return
        self.signal_group(signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(timeout_s)
        self.signal_group(signal.SIGKILL)
        self._process.wait()
        self._guardian.forget(self._process.pid)
        self._process = None


def _private(path: str, flags: int) -> int:
    """Open a file that, if it is new, nobody but its owner may read."""
    return os.open(path, flags, 0o600)


class Supervisor:
    """Runs several servers as one. Use it as a context manager: leaving it ends them all."""

    def __init__(
        self,
        specs: Sequence[ChildSpec],
        environment: Mapping[str, str],
        policy: RestartPolicy | None = None,
        stop_timeout_s: float = 10.0,
        on_event: Callable[[str], None] = lambda text: None,
    ) -> None:
        self._guardian = Guardian(stop_timeout_s)
        self.children = [Child(spec, environment, policy or RestartPolicy(), self._guardian) for spec in specs]
        self._stop_timeout_s = stop_timeout_s
        self._on_event = on_event
        self._stop_signal: int | None = None
        self._old_handlers: dict[int, Callable[[int, FrameType | None], object] | int | None] = {}

    @property
    def is_stopping(self) -> bool:
        """Whether somebody asked for the end (SIGINT, SIGTERM or SIGHUP)."""
        return self._stop_signal is not None

    def __enter__(self) -> Supervisor:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            self._old_handlers[number] = signal.signal(number, self._on_signal)
        for child in self.children:
            rotate(child.spec.log_path)
            child.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for child in self.children:
            child.signal_group(signal.SIGTERM)  # all at once; `stop` then waits for each
        for child in self.children:
            child.stop(self._stop_timeout_s)
        self._guardian.dismiss()
        for number, handler in self._old_handlers.items():
            signal.signal(number, handler)

    def wait_until_healthy(self, timeout_s: float, on_healthy: Callable[[str, float], None]) -> bool:
        """Wait until every server answers; tell `on_healthy` the name and the seconds it took.

        Returns:
            True when all are healthy, False when somebody asked for the end meanwhile.

        Raises:
            ChildFailedError: a server died repeatedly, or did not answer within `timeout_s` seconds.
        """
        began_at = time.monotonic()
        waiting = list(self.children)
        while waiting and not self.is_stopping:
            self.tend()
            for child in list(waiting):
                if child.is_healthy():
                    waiting.remove(child)
                    on_healthy(child.spec.name, time.monotonic() - began_at)
            if waiting and time.monotonic() - began_at > timeout_s:
                raise waiting[0].failure(f"did not become healthy within {timeout_s:.0f} s")
            time.sleep(POLL_S)
        return not self.is_stopping

    def run(self) -> None:
        """Tend the servers until somebody asks for the end.

        Raises:
            ChildFailedError: a server died repeatedly.
        """
        while not self.is_stopping:
            self.tend()
            time.sleep(POLL_S)

    def tend(self) -> None:
        """Look at every server once: kill the silent, note the dead, start those whose pause is over, bound the logs.

        Raises:
            ChildFailedError: a server died repeatedly.
            OperationsError: what a server needs to be started is no longer there.
        """
        for child in self.children:
            bound(child.spec.log_path)
            if (silent_s := child.end_silence()) is not None:
                self._on_event(f"the {child.spec.name} has not answered for {silent_s:.0f} s; ending it")
            code = child.check_death()
            if code is not None:
                self._on_event(f"the {child.spec.name} ended (exit code {code}); starting it again")
            if child.is_due:
                child.start()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        self._stop_signal = number
