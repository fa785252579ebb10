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
        ({"rating": "good"}, "is not a number"),
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
    importer = ReviewsImporter(file(f"{line(at=1)}\n{line(external_id='r2', at=2)}\n"), "toy")
    assert len(read(importer)[0]) == 2
    assert remarks(importer) == [(1, "r1", "the line has unknown fields: at")]


@pytest.mark.parametrize(
    "row",
    [
        {"product": "A1", "content": "灯光很柔和", "stars": 4},
        {"商品编号": "A1", "评价内容": "灯光很柔和", "评分": "4"},
        {"Product ID": "A1", "Review": "灯光很柔和", "score": 4.0, "lang": "zh"},
    ],
)
def test_the_fields_may_have_other_names_and_no_id(file, read, row):
    text = json.dumps([row, row, {**row, "id": 7}], ensure_ascii=False)
    (first, second, third), _, rejections = read(ReviewsImporter(file(text), "shop"))
    assert rejections == []
    assert (first.product_external_id, first.text, first.rating, first.language) == ("A1", "灯光很柔和", 4.0, "zh")
    assert len({first.external_id, second.external_id}) == 2
    assert third.external_id == "7"
    assert first.external_id == next(iter(read(ReviewsImporter(file(json.dumps(row)), "shop"))[0])).external_id


def test_the_language_is_that_of_the_text_where_none_is_stated(file, read):
    rows = [{"product": "A1", "text": text} for text in ("很亮", "Bright lamp, nice", "👍")]
    reviews, _, _ = read(ReviewsImporter(file(json.dumps(rows)), "shop"))
    assert [review.language for review in reviews] == ["zh", "en", "en"]
