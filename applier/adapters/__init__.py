"""What knows SQLAlchemy and the two databases: tables, migrations, how to write in bulk, how to read as of."""
