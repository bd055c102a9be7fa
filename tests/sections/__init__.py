"""What single sections may say, and the arithmetic of the rules over them."""
