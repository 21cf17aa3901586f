"""What the commands do at a terminal: read options, show progress, write files."""
