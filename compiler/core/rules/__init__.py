"""Rules over resolved entries, one to a file; `registry` lists them."""
