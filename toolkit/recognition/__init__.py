"""Terms in running text: the source side, and the inflected forms of the target side."""
