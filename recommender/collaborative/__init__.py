"""Models that learn from what shoppers bought."""
