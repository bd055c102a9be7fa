"""How much harm a change could do, computed from the values before and after and never declared by its author."""
