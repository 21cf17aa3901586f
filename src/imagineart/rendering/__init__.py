"""From a plan and its sprites to pixels in linear light."""
