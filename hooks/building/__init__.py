"""One build of the whole book: what is asked for, what the pages tell, and what comes of it."""
