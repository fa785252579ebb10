import json
from dataclasses import asdict

import pytest

from shop.importers.reviews_jsonl import ReviewsImporter
from shop.reviews.records import ReviewRecord

REVIEW = ReviewRecord(
    source="toy",
    external_id="r1",
    product_external_id="laptop",
    text="Fast & light.",
    title="great",
    rating=4.5,
    language="en",
    opinions=(("battery", -2), ("screen", 3)),
)


def line(**changes):
    return json.dumps({**asdict(REVIEW), **changes})


def test_a_review_goes_through_the_format_unchanged(file, read):
    assert read(ReviewsImporter(file(line()), "ignored"))[0] == [REVIEW]


def test_what_may_be_left_out(file, read):
    text = '{"external_id": "1", "product_external_id": "laptop", "text": " 很好 \\n 推荐 ", "language": "zh"}'
    ((review,), _, _) = read(ReviewsImporter(file(text), "mine"))
    assert review == ReviewRecord("mine", "1", "laptop", "很好 推荐", language="zh")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"product_external_id": None}, "product_external_id is empty"),
        ({"text": "  "}, "text is empty"),
        ({"text": "x" * 100_001}, "text has 100,001 characters"),
        ({"rating": 6}, "a rating is 1 to 5, not 6"),
        ({"rating": "good"}, "rating is not a number"),
        ({"language": "fr"}, "language 'fr' is none of en, zh"),
        ({"opinions": [["battery"]]}, "an opinion is a pair"),
        ({"opinions": [["battery", 4]]}, "the opinion on battery is not a whole number from -3 to 3"),
        ({"opinions": [["battery", None]]}, "no strength"),
    ],
)
def test_a_line_that_breaks_a_rule_is_rejected_with_the_reason_and_the_rest_is_read(file, read, changes, reason):
    reviews, _, (rejection,) = read(ReviewsImporter(file(f"{line(**changes)}\n{line()}\n"), "toy"))
    assert reviews == [REVIEW]
    assert (rejection.line, rejection.external_id) == (1, "r1")
    assert reason in rejection.reason


def test_a_field_that_nobody_knows_costs_a_remark(file, read, remarks):
    importer = ReviewsImporter(file(line(stars=5) + "\n"), "toy")
    assert len(read(importer)[0]) == 1
    assert [reason for _, _, reason in remarks(importer)] == ["the line has unknown fields: stars"]
