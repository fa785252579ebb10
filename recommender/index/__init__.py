"""Where products are found: typed columns for exact filters, vectors, and words."""
