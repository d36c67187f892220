"""What a legal document is worth on a day, from dates and relations."""
