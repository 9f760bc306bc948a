"""Pages to look at: self-contained HTML, made of what other rooms have found out."""
