"""Rules that judge a translation beside its source: one rule, one function, findings out."""
