"""Models that learn from what shoppers bought, and how they learn, are compared and mixed."""
