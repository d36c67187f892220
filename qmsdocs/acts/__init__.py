"""Acts: what a person does to a document, from the wish to the commit."""
