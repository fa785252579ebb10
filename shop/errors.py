"""Errors of the shop.

ShopError
├── SettingsError               a setting or the catalogue's shop.yml is missing or wrong
│   └── UnknownCurrencyError    a currency has no exchange rate
├── IdentityError               which customer is meant cannot be told
├── StorageError                the database refused a statement
│   ├── DatabaseUnavailableError    it cannot be reached, is locked, or lacks its tables
│   └── ConflictError               a constraint was violated
└── ImportFormatError           a file is not in the format it was said to be in
    └── RowError                one row of it cannot be used; the rest can
"""


class ShopError(Exception):
    """Any failure of the shop; its text says what to do next."""


class SettingsError(ShopError):
    """A setting or the catalogue's `shop.yml` is missing or wrong."""


class UnknownCurrencyError(SettingsError):
    """A currency has no exchange rate."""

    def __init__(self, currency: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"no exchange rate for {currency!r} (known: {', '.join(known)}); add it to exchange_rates in shop.yml"
        )
        self.currency = currency


class IdentityError(ShopError):
    """Which customer is meant cannot be told, and nobody is guessed."""


class StorageError(ShopError):
    """The database refused a statement."""


class DatabaseUnavailableError(StorageError):
    """The database cannot be reached, is locked, or lacks its tables."""


class ConflictError(StorageError):
    """A statement would have violated a constraint (a key used twice, a reference to nothing)."""


class ImportFormatError(ShopError):
    """A file is not in the format it was said to be in."""


class RowError(ImportFormatError):
    """One row of a file cannot be used; its text says why. The rest of the file can."""


class NotForSaleError(RowError):
    """One row of a file is not to be sold, or says in words that nobody knows whether it is."""
