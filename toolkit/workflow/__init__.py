"""The order of things for one command, and nothing else: no parsing, no linguistics."""
