"""Measures the product against its floors and its peers; nothing here is a test."""
