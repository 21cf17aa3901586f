"""Pictures as tools of a language model: the Model Context Protocol."""
