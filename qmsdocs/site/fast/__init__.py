"""A site rendered anew only where something changed; everything that leans on MkDocs's inside."""
