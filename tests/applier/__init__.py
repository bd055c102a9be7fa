"""The applier: plans as values, and one contract suite for both databases."""
