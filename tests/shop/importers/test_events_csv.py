from datetime import datetime, timezone

import pytest

from shop.behaviour.records import EventKind, EventRecord
from shop.importers.events_csv import EventsCsvImporter

HEADER = "kind,at,product_id,customer_id,session_id,value,text\n"
MOMENT = datetime(2026, 1, 2, 10, tzinfo=timezone.utc)


def test_rows_become_events(file, read):
    table = HEADER + "view,2026-01-02T10:00:00Z,mug-0,,s1,,\nrating,2026-01-02T10:00:00Z,mug-0,ann,,4.5,\n"
    events, _, rejections = read(
        EventsCsvImporter(file(table + "search,2026-01-02T10:00:00Z,,,s1,,红色 杯子\n"), "toy")
    )
    assert rejections == []
    assert events == [
        EventRecord(EventKind.VIEW, MOMENT, "mug-0", "toy", session_id="s1"),
        EventRecord(EventKind.RATING, MOMENT, "mug-0", "toy", "ann", value=4.5),
        EventRecord(EventKind.SEARCH, MOMENT, None, "toy", session_id="s1", text="红色 杯子"),
    ]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("like,2026-01-02,mug-0,ann,,,", "kind 'like' is none of view"),
        ("view,,mug-0,ann,,,", "at ''"),
        ("view,2026-01-02,mug-0,,,,", "neither customer_id nor session_id"),
        ("view,2026-01-02,,ann,,,", "a view needs a product_id"),
        ("search,2026-01-02,,ann,,,", "needs its words"),
        ("rating,2026-01-02,mug-0,ann,,,", "a rating needs a value"),
        ("rating,2026-01-02,mug-0,ann,,6,", "a rating is 1 to 5"),
        ("rating,2026-01-02,mug-0,ann,,inf,", "value 'inf'"),
        ("feedback,2026-01-02,mug-0,ann,,2,", "a feedback is 1 or -1"),
    ],
)
def test_a_row_that_breaks_a_rule_is_rejected(file, read, row, reason):
    good = "view,2026-01-02,mug-0,ann,,,\n"
    events, _, (rejection,) = read(EventsCsvImporter(file(HEADER + row + "\n" + good), "toy"))
    assert len(events) == 1
    assert rejection.line == 2
    assert reason in rejection.reason
