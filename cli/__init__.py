"""The `banns` command: one thin file for each verb. Packages meet here, and exit codes are made here."""
