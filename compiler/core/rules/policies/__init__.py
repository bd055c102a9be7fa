"""Rules about the policies themselves."""
