"""The translation memory: what people have translated, kept in SQLite and found again, exactly or nearly."""
