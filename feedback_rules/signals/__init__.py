"""What a text shows by its words: spans of obscenity, personal data, threats and carriers, whatever the policy."""
