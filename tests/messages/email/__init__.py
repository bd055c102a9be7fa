"""E-mail: checks of markup, the artifact, and a comparison with the reference implementation of MJML."""
