"""`daogou dialogue`: what conversation editors work with."""
