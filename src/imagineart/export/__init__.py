"""What leaves the house besides pictures: scenes as 3D files, buffers as 16-bit pictures."""
