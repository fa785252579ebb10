"""Ends orphaned servers: a small process that outlives its supervisor just long enough to clean up after it.

The supervisor writes the process groups it starts into a pipe. The pipe closes when the supervisor ends, however
it ends, kill -9 included; whatever still lives then is asked to end, and killed if it does not.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress


class Guardian:
    """The supervisor's end of the pipe."""

    def __init__(self, grace_s: float) -> None:
        self._process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-I", __file__, str(grace_s)], stdin=subprocess.PIPE, start_new_session=True
        )

    def watch(self, process_group: int) -> None:
        """Have a process group ended when this process is no more."""
        self._tell(process_group)

    def forget(self, process_group: int) -> None:
        """Leave a process group alone: it has ended, and its number may come to mean another one."""
        self._tell(-process_group)

    def dismiss(self) -> None:
        """Let the guardian go once everything it watched has ended."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        self._process.wait()

    def _tell(self, number: int) -> None:
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):  # somebody killed the guardian: supervising goes on without it
                self._process.stdin.write(f"{number}\n".encode())
                self._process.stdin.flush()


def _lives(process_group: int) -> bool:
    try:
        os.killpg(process_group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _guard(grace_s: float) -> None:
    groups: set[int] = set()
    for line in sys.stdin:  # ends when the supervisor is gone
        number = int(line)
        if number > 0:
            groups.add(number)
        else:
            groups.discard(-number)
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGTERM)
    deadline = time.monotonic() + grace_s
    while time.monotonic() < deadline and any(_lives(group) for group in groups):
        time.sleep(0.1)
    for group in groups:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(group, signal.SIGKILL)


if __name__ == "__main__":
    _guard(float(sys.argv[1]))
