"""What has no model yet: painted wooden figures, made from drawings of our own."""
