"""`daogou chat` with a guide that repeats what is said."""

from __future__ import annotations

from click.testing import CliRunner

from cli.main import main
from tests.small_guide import small_guide


def test_what_is_typed_is_said_and_a_number_presses_a_button() -> None:
    with small_guide() as guide:
        result = CliRunner().invoke(main, ["chat", "--server", guide.url, "--customer", "Ada"], input="red mug\n2\n7\n")

    assert result.exit_code == 0, result.output
    for part in ("You are Ada.", "You said red mug", "[2] Details", "Pressed Details (signed)", "You said 7"):
        assert part in result.output


def test_a_refusal_is_shown_and_the_chat_goes_on() -> None:
    with small_guide() as guide:
        result = CliRunner().invoke(main, ["chat", "--server", guide.url], input="rubbish\nhello\n")

    assert "I cannot take that." in result.output
    assert "You said hello" in result.output


def test_who_is_not_let_in_learns_why() -> None:
    with small_guide() as guide:
        result = CliRunner().invoke(main, ["chat", "--server", guide.url, "--customer", "expired"])

    assert result.exit_code == 1
    assert "your log-in has expired" in result.output


def test_without_a_guide_the_chat_says_how_to_start_one() -> None:
    result = CliRunner().invoke(main, ["chat", "--server", "http://127.0.0.1:9"])

    assert result.exit_code == 1
    assert "daogou serve" in result.output
    assert "Traceback" not in result.output
