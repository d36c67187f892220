"""Search of the handbook: what can be found, by which words, and the files a browser reads."""
