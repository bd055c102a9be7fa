"""Templates: what they may say, where their words stand, and how long they can grow."""
