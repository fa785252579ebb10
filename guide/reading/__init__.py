"""What a message means in this shop: words linked to the catalogue at hand, and products referred to."""
