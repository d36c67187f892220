"""On what texts rely, what of it changed, what that touches, and for how long."""
