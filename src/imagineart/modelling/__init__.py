"""Things in three dimensions: kit, families, people, places, materials. Imports no renderer."""
