"""One verb to a file; each imports what is slow to load only when it runs."""
