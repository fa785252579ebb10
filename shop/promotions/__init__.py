"""Price reductions for a time."""
