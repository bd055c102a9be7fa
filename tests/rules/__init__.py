"""The pages of the rules, and `banns rule`."""
