"""What may not be drawn, and how that is told."""
