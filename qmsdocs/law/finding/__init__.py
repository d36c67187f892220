"""References to legal documents found in text, as they are written."""
