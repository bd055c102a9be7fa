"""SMS: the two alphabets, and the segments a text is cut into and paid for by."""
