"""Where trees of files come from: a folder on disk, or a commit in git."""
