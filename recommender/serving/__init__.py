"""Answering queries with the trained recommender of a shop."""
