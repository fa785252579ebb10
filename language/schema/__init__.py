"""The shape of a language's files: one class a file. Values are tables of phrases, as `language.patterns` reads them.

What a table means stands beside its key here, once for all languages.
"""

from language.schema.language import AboutFile, Language, Languages

__all__ = ["AboutFile", "Language", "Languages"]
