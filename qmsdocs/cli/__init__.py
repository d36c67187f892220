"""The command line: options in, words and an exit status out."""
