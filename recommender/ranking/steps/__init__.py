"""Ranking steps: what is done to a ranking by score, each measured by itself in docs/recommender."""
