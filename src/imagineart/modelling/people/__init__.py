"""Who stands there? People built from CC0 shapes: bodies, faces, hair, clothes, poses."""
