"""Texts into vectors. Importing it is cheap: models and torch come with the first use."""

from recommender.encoders.encoder import SentenceEncoder
from recommender.encoders.loading import load_encoder, load_query_encoder
from recommender.encoders.multilingual import MultilingualEncoder

__all__ = ["MultilingualEncoder", "SentenceEncoder", "load_encoder", "load_query_encoder"]
