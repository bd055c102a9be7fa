"""The provider catalogue: its files, the accounts they accept and refuse, and what is read from them."""
