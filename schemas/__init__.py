"""What may be said: the models of every setting, their rules of descent and ownership.

This package is the bottom of the house: it imports nothing of ours, reads nothing but its own
data files, and knows neither YAML nor databases. Its public face is `schemas.service`.
"""
