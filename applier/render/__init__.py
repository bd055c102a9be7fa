"""Writes plans and receipts: for people in text and markdown, for machines in JSON of a stated version."""
