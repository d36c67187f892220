"""Rules of document control: a corpus in, diagnostics out."""
