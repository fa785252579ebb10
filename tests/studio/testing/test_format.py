"""The conversation format tells an editor what is wrong in a file, and where."""

from __future__ import annotations

import pytest

from studio.testing.format import FormatError, read

HEAD = "conversation: Greets\nlanguage: en\nsteps:\n"


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("conversation: [", "greets.yml is not YAML"),
        ("- a list", "greets.yml: must hold `name: value` lines"),
        ("conversation: Greets\nlanguage: en\n", "greets.yml: steps is missing"),
        ("conversation: Greets\nlanguage: fr\nsteps: []\n", "language must be en or zh, not 'fr'"),
        (f"{HEAD}  - shopper: hi\n", "step 1: guide is missing"),
        (f"{HEAD}  - {{shopper: hi, guide: {{}}}}\n", "step 1: `guide` expects nothing"),
        (f"{HEAD}  - {{guide: {{says: hello}}}}\n", "either `shopper` .* or `press`"),
        (f"{HEAD}  - {{shopper: hi, product: 1, guide: {{says: hello}}}}\n", "so it needs `press`"),
        (
            f"{HEAD}  - {{shopper: hi, guide: {{say: hello}}}}\n",
            "step 1, guide: does not know say; it may hold answers",
        ),
        (
            f"{HEAD}  - {{shopper: hi, guide: {{products: {{all: {{prize: 1}}}}}}}}\n",
            "products, all: does not know prize",
        ),
        (f"{HEAD}  - {{shopper: hi, guide: {{products: {{order: random}}}}}}\n", "order must be one of cheapest_first"),
    ],
)
def test_a_mistake_is_named_with_its_place(tmp_path, content, complaint):
    path = tmp_path / "greets.yml"
    path.write_text(content, encoding="utf-8")

    with pytest.raises(FormatError, match=complaint):
        read(path)


def test_a_conversation_is_read_as_written(tmp_path):
    path = tmp_path / "greets.yml"
    typed, pressed = "{shopper: hi, guide: {says: hello}}", "{press: Help, product: 2, guide: {chart: true}}"
    path.write_text(f"{HEAD}  - {typed}\n  - {pressed}\n", encoding="utf-8")

    conversation = read(path)

    assert conversation.title == "Greets"
    assert [(step.shopper, step.press, step.product) for step in conversation.steps] == [
        ("hi", None, None),
        (None, "Help", 2),
    ]
