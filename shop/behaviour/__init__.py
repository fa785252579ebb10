"""What shoppers did: views, searches, carts, purchases, ratings, feedback."""
