"""Contracts: the variables of a category, and the values settings give them."""
