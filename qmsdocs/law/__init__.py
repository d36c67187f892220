"""The law: what texts cite of it, and what was in force on a day."""
