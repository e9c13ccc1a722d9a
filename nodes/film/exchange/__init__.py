"""The node that hands a cut to another editing program."""
