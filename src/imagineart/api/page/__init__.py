"""What does the page at `/` need besides the wire? Its files, a first key, its key's pictures."""
