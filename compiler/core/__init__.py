"""The pure part of the compiler: no files, no clock, no randomness; a tree of bytes comes in as an argument."""
