"""What people read: self-contained HTML pages, and the letter in a bundle, made of what other rooms have found out."""
