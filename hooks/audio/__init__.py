"""The book by ear: what is spoken, how it is pronounced, and the files that are made of it."""
