"""One patch over one value: the merge, with the layer of every leaf and the floors that hold."""
