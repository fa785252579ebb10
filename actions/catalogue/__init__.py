"""Actions of the skill `catalogue`."""
