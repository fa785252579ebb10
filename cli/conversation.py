"""A conversation in the terminal: sends what is typed, draws what the guide answers."""

from __future__ import annotations

import asyncio

from rich.console import Console

from cli.chat_rendering import Buttons, render_message
from studio.errors import NoAnswerError
from studio.shopper import Shopper


async def converse(url: str, language: str, customer: str | None) -> None:
    """Chat until the shopper leaves (Ctrl-C or Ctrl-D).

    Raises:
        StudioError: no guide answers at `url`, or it does not let this customer in.
    """
    console = Console(highlight=False)
    buttons: Buttons = []
    async with Shopper(
        url,
        customer=customer,
        language=language,
        on_message=lambda message: render_message(console, message, buttons),
        reconnects=True,
    ) as shopper:
        if known := shopper.greeting.get("customer"):
            console.print(f"[dim]You are {known['name']}.[/]")
        greeting = "您想找什么？（按 Ctrl-C 离开）" if language == "zh" else "What are you looking for? (Ctrl-C leaves)"
        console.print(f"[bold]{greeting}[/]")
        while True:
            typed = (await asyncio.to_thread(console.input, "[bold cyan]> [/]")).strip()
            if typed:
                await _send(typed, shopper, console, buttons)


async def _send(typed: str, shopper: Shopper, console: Console, buttons: Buttons) -> None:
    """Send a typed line and wait for its answer: a button's number presses it, anything else is said."""
    pressed = buttons[int(typed) - 1] if typed.isdecimal() and 1 <= int(typed) <= len(buttons) else None
    buttons.clear()
    try:
        answer = await (shopper.say(typed) if pressed is None else shopper.press(pressed))
    except NoAnswerError as error:
        console.print(f"[yellow]{error}[/]")
    else:
        for refusal in answer.refusals:
            console.print(f"[yellow]{refusal.get('text', refusal['code'])}[/]")
