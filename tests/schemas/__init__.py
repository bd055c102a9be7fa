"""What is published: schemas for editors and readers, held against what the compiler does."""
