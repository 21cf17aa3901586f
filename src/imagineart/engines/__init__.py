"""What draws a plan: the embedded engine and the bridges to bigger ones."""
