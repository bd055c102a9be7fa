"""Rules about campaigns: what is sent when, to whom, and whether it can be."""
