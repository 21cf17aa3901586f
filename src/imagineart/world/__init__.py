"""What is known of things and places, apart from any prompt: one table each, one loader."""
