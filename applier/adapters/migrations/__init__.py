"""How a database comes to have its tables: Alembic revisions, run inside the transaction of the apply."""
