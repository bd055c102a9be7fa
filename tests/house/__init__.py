"""The house: which package may know which, and what a core may not do."""
