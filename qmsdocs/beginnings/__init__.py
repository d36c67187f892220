"""A handbook's beginning: what an office says of itself, made into files and a first record."""
