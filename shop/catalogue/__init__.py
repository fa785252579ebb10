"""What the shop sells: categories, products with their properties and prices, and the words for them."""
