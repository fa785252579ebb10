"""What the shopper sees: phrases, money, cards, tables and reasons."""
