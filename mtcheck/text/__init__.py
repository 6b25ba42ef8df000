"""Pure functions on text: folding, words, sentences, quotations, roles, language."""
