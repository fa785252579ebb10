"""Which kind of thing a product is, learnt from products of which it is known."""
