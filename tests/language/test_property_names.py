"""The English names of properties in Chinese, put together of their words."""

from __future__ import annotations

import pytest

from language.property_names import property_name_in


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("battery type", "电池类型"),
        ("number of hdmi ports", "HDMI 端口数量"),
        ("batteries included", "附带电池"),
        ("front camera resolution", "前置摄像头分辨率"),
        ("country of origin", "产地"),
        ("4g standard", "4G 标准"),
    ],
)
def test_a_name_is_put_together_of_its_words(name, said):
    """What stands behind "of" comes first, and so does what tells that something is included."""
    assert property_name_in("zh", name) == said


@pytest.mark.parametrize(("language", "name"), [("zh", "battery frobnication"), ("en", "battery type")])
def test_no_name_is_put_together_by_half(language, name):
    """Nor in a language that has no words for it."""
    assert property_name_in(language, name) is None
