"""Things in three dimensions: a kit of tools, families of models, materials. Imports no renderer."""
