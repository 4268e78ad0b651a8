"""Step 1 of the way: reading what editors wrote, and saying what is wrong with it."""
