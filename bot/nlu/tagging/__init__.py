"""The tagger of entity spans: tags and their order, what it sees of a word, its network, and how that is trained."""
