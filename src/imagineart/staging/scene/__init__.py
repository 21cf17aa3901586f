"""The stager in three dimensions: plan → scene, in metres."""
