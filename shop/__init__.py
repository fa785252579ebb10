"""The shop's data: products, prices, customers, orders and behaviour. Knows nothing of chat or models."""
