"""`banns explain`: what a value is, who says so, and who said otherwise."""
