"""Shows the figures in the terminal and keeps them as Markdown and JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.turn_time.figures import Figures, as_json

GUIDE = "Daogou"
STARTER = "Rasa's starter bot"
RASA_SERVER = "Rasa server"
ACTION_SERVER = "action server"

_AIM_RATIO = 0.5
_AIM_RSS_MB = {RASA_SERVER: 1000.0, ACTION_SERVER: 1500.0}
_COLUMNS = (
    "shoppers at once",
    "bot",
    "turns",
    "errors",
    "p50 ms",
    "p95 ms",
    "turn over, p50 ms",
    "turns/s",
    "CPU ms a turn",
    "p50 ms by round",
    "others' CPU",
)


def cells(row: Figures) -> list[str]:
    """Return one row of the table of times."""
    cpu = " + ".join(f"{row.cpu_ms[name]:.1f}" for name in row.cpu_ms)
    total = f" = {sum(row.cpu_ms.values()):.1f}" if len(row.cpu_ms) > 1 else ""
    return [
        str(row.shoppers),
        row.bot,
        str(row.turns),
        ", ".join(f"{count} {what}" for what, count in row.errors.items()) or "0",
        f"{row.p50_ms:.1f}",
        f"{row.p95_ms:.1f}",
        f"{row.complete_p50_ms:.1f}",
        f"{row.turns_per_s:.1f}",
        f"{cpu}{total}",
        " / ".join(f"{value:.0f}" for value in row.round_p50_ms),
        f"{row.others:.0%}",
    ]


def ratio_lines(rows: Sequence[Figures]) -> list[str]:
    """Return for each number of shoppers how the guide stands to the starter bot."""
    lines = []
    for guide, starter in _pairs(rows):
        holds = guide.p50_ms <= _AIM_RATIO * starter.p50_ms
        lines.append(
            f"{guide.shoppers} at once: median {guide.p50_ms / starter.p50_ms:.2f} of the starter bot's "
            f"(turn over: {guide.complete_p50_ms / starter.complete_p50_ms:.2f}), "
            f"p95 {guide.p95_ms / starter.p95_ms:.2f}, turns a second {guide.turns_per_s / starter.turns_per_s:.2f}, "
            f"CPU {sum(guide.cpu_ms.values()) / sum(starter.cpu_ms.values()):.2f}. "
            f"Aim, at most {_AIM_RATIO:.2f} of the median: **{_verdict(holds)}**"
        )
    return lines


def memory_lines(rows: Sequence[Figures]) -> list[str]:
    """Return the largest memory of each server."""
    lines = []
    for bot in dict.fromkeys(row.bot for row in rows):
        mine = [row for row in rows if row.bot == bot]
        for server in mine[0].rss_mb:
            rss = max(row.rss_mb[server] for row in mine)
            pss = max((value for row in mine if (value := row.pss_mb[server]) is not None), default=None)
            line = f"{bot}, {server}: RSS {rss:.0f} MB" + (f", PSS {pss:.0f} MB" if pss is not None else "")
            if bot == GUIDE:
                aim = _AIM_RSS_MB[server]
                line += f". Aim, under {aim:.0f} MB: **{_verdict(rss < aim)}**"
            lines.append(line)
    return lines


def show(console: Console, rows: Sequence[Figures]) -> None:
    """Print the figures."""
    table = Table(*_COLUMNS, title="A full turn: message in, first answer out")
    for row in rows:
        table.add_row(*cells(row))
    console.print(table)
    for line in (*ratio_lines(rows), *memory_lines(rows)):
        console.print(line.replace("**", ""), highlight=False)


def write(
    folder: Path, rows: Sequence[Figures], facts: Mapping[str, str], slowest: Sequence[tuple[str, float]]
) -> list[Path]:
    """Write `turns.md` and `turns.json` into a folder; returns their paths.

    Args:
        folder: is made if missing.
        rows: the figures.
        facts: what they were measured on.
        slowest: messages of one shopper alone with the guide's median time in milliseconds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = [
        "# The time of a full turn",
        "",
        "Written by `python -m benchmarks.turns`; how it measures: [README.md](../README.md).",
        "",
        *(f"- {name}: {value}" for name, value in facts.items()),
        "",
        *_markdown(_COLUMNS, [cells(row) for row in rows]),
        "",
        f"Times run from sending a message to its first answer. CPU: {RASA_SERVER} + {ACTION_SERVER}; the starter bot "
        "has no action server. A right answer is counted, anything else is an error. “Others' CPU” is the share of the "
        "machine that unrelated programs used meanwhile: where it is large, trust CPU and ratios more than times.",
        "",
        f"## {GUIDE} against the starter bot",
        "",
        *(f"- {line}" for line in ratio_lines(rows)),
        "",
        "## Memory",
        "",
        *(f"- {line}" for line in memory_lines(rows)),
        "",
        "## One shopper alone, message by message",
        "",
        *_markdown(("message", "p50 ms"), [[said, f"{value:.1f}"] for said, value in slowest]),
        "",
    ]
    markdown, raw = folder / "turns.md", folder / "turns.json"
    markdown.write_text("\n".join(lines), encoding="utf-8")
    content = {"facts": dict(facts), "figures": [as_json(row) for row in rows]}
    raw.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return [markdown, raw]


def _pairs(rows: Sequence[Figures]) -> list[tuple[Figures, Figures]]:
    starters = {row.shoppers: row for row in rows if row.bot == STARTER}
    return [(row, starters[row.shoppers]) for row in rows if row.bot == GUIDE]


def _verdict(holds: bool) -> str:
    return "holds" if holds else "missed"


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    lines = [f"| {' | '.join(header)} |", f"|{'---|' * len(header)}"]
    return lines + [f"| {' | '.join(row)} |" for row in rows]
