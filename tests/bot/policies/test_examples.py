"""The editors' examples of short messages."""

from __future__ import annotations

from bot.policies.examples import Example, read_examples, situated

FILE = """
version: "3.1"
context:
  - after: [list, utter_catalogue__found]
    means: product_details
    examples: |
      - the [blue](attribute) one
      - the second
  - after: utter_catalogue__ask_price
    means: asked
    examples: |
      - fifty
"""


def test_each_message_is_an_example_after_each_answer(tmp_path):
    (tmp_path / "catalogue").mkdir()
    (tmp_path / "catalogue" / "context_en.yml").write_text(FILE, encoding="utf-8")
    (tmp_path / "catalogue" / "nlu_en.yml").write_text("nlu: []", encoding="utf-8")

    found = read_examples(tmp_path)

    assert [(each.text, each.after, each.means) for each in found] == [
        ("the blue one", "list", "product_details"),
        ("the blue one", "utter_catalogue__found", "product_details"),
        ("the second", "list", "product_details"),
        ("the second", "utter_catalogue__found", "product_details"),
        ("fifty", "utter_catalogue__ask_price", "asked"),
    ]
    assert [(each["entity"], each["start"], each["end"]) for each in found[0].entities] == [("attribute", 4, 8)]
    assert [each["entity"] for each in found[2].entities] == ["ordinal"]


def test_what_is_said_on_a_screen_is_said_after_each_answer_too_where_nothing_else_is_meant():
    examples = [
        Example("ok", (), "list", "affirm"),
        Example("mugs", (), "list", "find_products"),
        Example("ok", (), "utter_catalogue__nearest", "offered"),
    ]

    made = situated(examples)

    assert (("ok",), ("list",), "affirm") in made
    assert (("ok",), ("list", "utter_catalogue__nearest"), "offered") in made
    assert (("ok",), ("list", "utter_catalogue__nearest"), "affirm") not in made
    assert (("mug",), ("list", "utter_catalogue__nearest"), "find_products") in made
