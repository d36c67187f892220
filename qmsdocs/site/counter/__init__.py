"""The page of a document as the counter reads it: facts first, drawn from the approved text."""
