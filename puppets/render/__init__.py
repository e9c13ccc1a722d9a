"""The renderer's inside: rigs, compiled kernels, shading, light and camera; knows shapes, no stories."""
