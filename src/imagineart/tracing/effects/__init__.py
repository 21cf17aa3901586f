"""What is drawn over a lit scene: air, weather, fire and all that is light or very small."""
