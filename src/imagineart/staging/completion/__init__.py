"""What belongs to a plan that the prompt does not say: place, tools, props, stand-ins."""
