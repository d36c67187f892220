"""Who may do what next, and the record that the act makes."""
