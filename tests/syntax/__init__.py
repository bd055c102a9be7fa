"""The syntax stage: what plain text becomes, where it stands, and how much of it is read."""
