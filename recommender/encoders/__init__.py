"""Texts into vectors and search words. Importing it is cheap: models and torch come with the first use."""

from recommender.encoders.encoder import SentenceEncoder, load_encoder, load_query_encoder
from recommender.encoders.multilingual import MultilingualEncoder
from language.tokens import analyse, analyse_with_surface, cjk_part, contains_cjk, latin_part

__all__ = [
    "MultilingualEncoder",
    "SentenceEncoder",
    "analyse",
    "analyse_with_surface",
    "cjk_part",
    "contains_cjk",
    "latin_part",
    "load_encoder",
    "load_query_encoder",
]
