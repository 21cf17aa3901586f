"""What beasts are made of: skeletons, bodies, coats, eyes, feathers and fins."""
