"""What the picture holds, apart from where it stands: the schema, its checks, named edits."""
