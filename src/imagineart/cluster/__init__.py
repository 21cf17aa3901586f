"""How do many machines draw? Replicas, autoscaling and shared pictures, on Ray Serve."""
