"""The flat stager: boxes on a canvas, by relations, sizes and an explicit energy."""
