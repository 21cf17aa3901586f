"""Where do the people's shapes come from?"""
