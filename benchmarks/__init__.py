"""``./studio bench``: each figure that the documentation states, measured again by one command.

Left out of the copy for the registry.
"""
