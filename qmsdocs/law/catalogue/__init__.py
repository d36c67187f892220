"""What foreign files offer, held against the catalogue that is there."""
