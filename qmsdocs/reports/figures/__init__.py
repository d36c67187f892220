"""The figures of an office on a day: for its dashboard, for machines and for the terminal."""
