"""What the schema says, and that it describes what is sent."""

from __future__ import annotations

import pytest
from jsonschema import Draft202012Validator

from protocol.encoding import to_json
from protocol.messages import (
    Button,
    Comparison,
    ComparisonRow,
    Message,
    ProductCard,
    Refusal,
    Refused,
    Role,
    Session,
)
from protocol.schema import MAX_TEXT_CHARACTERS, PARTS, SCHEMA, parts_of

CARD = ProductCard(
    id=7,
    title="Mug",
    brand=None,
    price="£2.55",
    category="Kitchen",
    image=None,
    reason="Under your £5",
    facts=("white",),
    buttons=[Button(title="Details", payload="signed")],
)
MESSAGE = Message(
    id="m1",
    role=Role.GUIDE,
    at=12.5,
    text="Here:",
    products=[CARD],
    table=Comparison(products=[CARD], rows=[ComparisonRow(label="Colour", values=[None], differs=False)]),
    buttons=[Button(title="More", payload="signed")],
)
EXAMPLES = SCHEMA["$defs"]["Parts"]["examples"]


def _valid(definition, value):
    return Draft202012Validator({"$ref": f"#/$defs/{definition}", "$defs": SCHEMA["$defs"]}).is_valid(value)


def test_the_schema_is_one():
    Draft202012Validator.check_schema(SCHEMA)


def test_every_definition_says_what_it_is():
    assert [name for name, definition in SCHEMA["$defs"].items() if not definition.get("description")] == []


def test_the_parts_stand_in_the_order_of_the_schema():
    assert list(PARTS) == list(SCHEMA["$defs"]["Parts"]["properties"])


def test_every_part_has_one_example_and_each_is_valid():
    assert [name for example in EXAMPLES for name in example] == list(PARTS)
    assert [example for example in EXAMPLES if not _valid("Parts", example)] == []


def test_the_parts_of_a_message_are_neither_its_text_nor_its_buttons():
    message = {"text": "Here:", "buttons": [{"title": "More", "payload": "signed"}]}
    for example in reversed(EXAMPLES):
        message.update(example)

    assert [name for name, _ in parts_of(message)] == list(PARTS)
    assert list(parts_of({"text": "Here:", "table": None, "products": [], "html": "<b>"})) == []


def test_the_longest_text_is_the_schemas():
    assert _valid("Say", {"text": "x" * MAX_TEXT_CHARACTERS})
    assert not _valid("Say", {"text": "x" * (MAX_TEXT_CHARACTERS + 1)})


def test_a_message_becomes_plain_json_of_the_schema():
    plain = to_json(MESSAGE)

    assert _valid("Message", plain)
    assert plain["role"] == "guide"
    assert plain["products"][0] == {
        "id": 7,
        "title": "Mug",
        "brand": None,
        "price": "£2.55",
        "category": "Kitchen",
        "image": None,
        "reason": "Under your £5",
        "facts": ["white"],
        "buttons": [{"title": "Details", "payload": "signed"}],
    }
    assert plain["table"]["rows"] == [{"label": "Colour", "values": [None], "differs": False}]


def test_what_a_message_lacks_is_left_out_and_what_must_be_there_is_null():
    message = Message(id="m1", role=Role.SHOPPER, at=1.0, text="a mug")

    assert to_json(message) == {"id": "m1", "role": "shopper", "at": 1.0, "text": "a mug"}
    assert to_json(Session(session="t", customer=None, history=[message], expires_in_s=60))["customer"] is None


@pytest.mark.parametrize("refusal", Refusal)
def test_a_refusal_is_sent_by_its_code(refusal):
    plain = to_json(Refused(code=refusal, text="Slower, please."))

    assert plain == {"code": refusal.value, "text": "Slower, please."}
    assert type(plain["code"]) is str
    assert _valid("Refused", plain)
