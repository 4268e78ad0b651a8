"""What is made of the finished site: which state of the book it is, and the downloads."""
