"""Real PostgreSQL for tests and trials: find the binaries, run a throw-away cluster, hand out databases.

Nothing here is part of the product, and nothing here touches a server that somebody else runs.
"""
