"""What was bought, when and by whom."""
