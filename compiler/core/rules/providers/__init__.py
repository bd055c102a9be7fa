"""Rules about providers and the ways messages take through them."""
