"""What the shopper sees: cards, tables, charts, reasons, questions, and a search said in words."""
