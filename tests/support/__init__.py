"""What several tests share: the built site, a server for it, a browser to read it in."""
