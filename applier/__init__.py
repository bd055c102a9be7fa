"""From snapshot to database: says what would change, then makes the database say it, in one transaction.

`core` is pure, `adapters` know SQLAlchemy and the two databases, `render` writes plans and receipts for
people and machines. Its public face is `applier.service`. It reads no YAML and runs no git.
"""
