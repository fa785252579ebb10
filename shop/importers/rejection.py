"""What an importer has to say about a row or a cell that it could not use."""

from __future__ import annotations

from dataclasses import dataclass

from shop.errors import NotForSaleError, RowError


@dataclass(frozen=True)
class Rejection:
    """One row an importer could not use: where it stood, which row it was, and why.

    `product` is the external id of the product that the file has in this row, broken as it is; None for a row of
    no product, or of one that is not to be sold.
    """

    line: int
    external_id: str | None
    reason: str
    product: str | None = None

    @classmethod
    def of(cls, line: int, external_id: str | None, error: RowError, product: str | None) -> Rejection:
        """Return the rejection of a row of a product, for the reason that an error gives."""
        return cls(line, external_id, str(error), None if isinstance(error, NotForSaleError) else product)


@dataclass(frozen=True)
class Remark:
    """One cell an importer could not use, of a row that is kept; a line of 0 is about the whole file."""

    line: int
    external_id: str | None
    reason: str
