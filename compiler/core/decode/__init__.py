"""A file's plain values, judged against the partial form of the models."""
