"""Search: the text of the pages and the script that finds words in it, a file for each language."""
