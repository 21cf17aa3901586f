"""What do vehicles, buildings and rooms share? Wheels, bodywork, windows, doors, books, frames."""
