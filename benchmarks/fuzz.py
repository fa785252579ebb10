"""Whether anything that is typed makes understanding or reading fail: endless messages, spoilt at random.

    python -m benchmarks.fuzz --messages 100000 --seed 1

Real messages of data/evaluation with mistakes, mixtures of their pieces, and any characters that the channel lets
through go through the pipeline of the trained dialogue model and the guide's reader, each within a running search that
the messages before have made. Prints the messages that failed, with the error; exit code 1 if there is one.
"""

from __future__ import annotations

import asyncio
import time
import traceback
from itertools import islice

import click

from benchmarks.odd_texts import fuzzed_texts
from benchmarks.one_process import load_guide, read, run_inside, understand

_MESSAGES_OF_A_CONVERSATION = 5


@click.command(help=__doc__)
@click.option("--messages", default=10_000, show_default=True)
@click.option("--seed", default=0, show_default=True)
@click.option("--inside", is_flag=True, hidden=True, help="Run in this process; the environment is made.")
def main(messages: int, seed: int, inside: bool) -> None:
    """Run in a process of its own, whose environment is the servers'."""
    if not inside:
        raise SystemExit(run_inside("benchmarks.fuzz", "--messages", str(messages), "--seed", str(seed)))
    raise SystemExit(asyncio.run(_fuzz(messages, seed)) > 0)


async def _fuzz(messages: int, seed: int) -> int:
    from guide.memory import Memory

    agent = await load_guide()
    failed, memory, began = 0, Memory(), time.process_time()
    for number, text in enumerate(islice(fuzzed_texts(seed), messages)):
        if number % _MESSAGES_OF_A_CONVERSATION == 0:
            memory = Memory()
        try:
            parsed = await understand(agent, text)
            read(text, parsed, ("en", "zh")[number // _MESSAGES_OF_A_CONVERSATION % 2], memory)
        except Exception:  # whatever it is, it is what we look for
            failed += 1
            click.echo(f"{text!r} (message {number} of seed {seed})\n{traceback.format_exc(limit=-3)}")
        if (number + 1) % 10_000 == 0:
            click.echo(f"{number + 1:,} messages, {failed} failed, {time.process_time() - began:.0f} CPU s")
    click.echo(f"{messages:,} messages of seed {seed}: {failed} failed, {time.process_time() - began:.0f} CPU s")
    return failed


if __name__ == "__main__":
    main()
