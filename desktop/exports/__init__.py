"""Papers: one neutral document, written as Word, PDF and Excel."""
