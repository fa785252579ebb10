"""Answers to questions about products: the answer first, in one sentence, from what the shop says in this turn."""
