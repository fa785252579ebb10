"""Answering queries: the recommender of a trained shop, and its artefact on disk."""
