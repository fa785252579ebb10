"""Processor time and memory of servers, and how busy the rest of the machine is."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

import psutil

_MB = 1024 * 1024


@dataclass(frozen=True)
class Memory:
    """Memory of a server with everything it started, in MiB.

    `pss_mb` counts a page that several processes share once, divided among them; None where the system does not tell.
    """

    rss_mb: float
    pss_mb: float | None


def family(process: psutil.Process) -> list[psutil.Process]:
    """Return a process and everything it started."""
    return [process, *process.children(recursive=True)]


def cpu_s(process: psutil.Process) -> float:
    """Return the processor seconds that a server has used so far."""
    total = 0.0
    for member in family(process):
        with suppress(psutil.NoSuchProcess):
            times = member.cpu_times()
            total += times.user + times.system
    return total


def memory(process: psutil.Process) -> Memory:
    """Return what a server holds now."""
    rss, pss = 0, 0
    tells_pss = True
    for member in family(process):
        with suppress(psutil.NoSuchProcess):
            info = member.memory_full_info()
            rss += info.rss
            tells_pss = tells_pss and hasattr(info, "pss")
            pss += getattr(info, "pss", 0)
    return Memory(rss / _MB, pss / _MB if tells_pss else None)


def machine_busy_s() -> float:
    """Return the processor seconds that all cores of the machine have been busy since it started."""
    times = psutil.cpu_times()
    return float(sum(times) - times.idle - getattr(times, "iowait", 0.0) - getattr(times, "guest", 0.0))
