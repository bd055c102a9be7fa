"""Rules about analytics."""
