"""Recommends products: search, collaborative filtering, ranking and reasons. Knows the shop, never the chat."""
