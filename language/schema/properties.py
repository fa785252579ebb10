"""`properties.yml`: names of properties in a language, for shops that write them in English."""

from __future__ import annotations

from pydantic import Field

from language.tables import LanguageFile


class PropertiesFile(LanguageFile):
    """`properties.yml`: the English words of names of properties, one or several, with what stands for them."""

    names: dict[str, str] = Field({})
    first: dict[str, str] = Field({})
    """Of these what stands for the last word of a name comes first."""
