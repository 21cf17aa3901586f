"""The steps between the layouts of the database, for Alembic."""
