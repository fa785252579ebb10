"""The skill "reviews": what those who bought a product say of it."""
