"""What leaves the screen: sheets for citizens, printed pages, and the answer to a paper copy."""
