"""A layer: which files it is made of, how they are united, and the typed patch they yield."""
