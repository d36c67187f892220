"""Public services beside the texts that carry them out, and texts drafted from them."""
