"""Step 2 of the way: definitions become HTML that reads and prints without JavaScript."""
