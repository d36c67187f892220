"""Words and tables for people and machines: same input, same bytes."""
