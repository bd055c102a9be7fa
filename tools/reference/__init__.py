"""Reference pages that say in words what the code already knows: made from it, never written by hand."""
