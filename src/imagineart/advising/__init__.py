"""A language model's advice on a plan: asked over HTTP, checked, and never above what is stated."""
