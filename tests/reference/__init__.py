"""Reference pages that are made from more than one source."""
