"""Templates: what may stand in one, which variables it uses and where, and rendering within bounds."""
