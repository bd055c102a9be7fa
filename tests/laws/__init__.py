"""Laws of the compiler: what holds for every tree, not for one example."""
