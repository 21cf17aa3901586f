"""What effects are made of where light must pass through it: water that is thrown up."""
