"""The shop's words, derived from whatever catalogue stands in its database, in English and Chinese."""
