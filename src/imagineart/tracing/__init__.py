"""Light: a scene in three dimensions becomes pixels and buffers, by path tracing."""
