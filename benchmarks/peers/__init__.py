"""What others do on the same trees: they parse and merge to JSON, and check nothing."""
