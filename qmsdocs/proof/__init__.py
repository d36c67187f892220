"""History proved anew."""
