#!/bin/sh
# Renews requirements/*.txt from pyproject.toml: exact versions with hashes, and no addresses.
set -eu

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
.venv/bin/python -m venv "$folder"
"$folder/bin/pip" install --quiet pip-tools
lock() {
  "$folder/bin/pip-compile" --quiet --generate-hashes --allow-unsafe --strip-extras --upgrade --no-header --no-annotate \
    --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-emit-options --build-deps-for editable "$@" pyproject.toml
}
lock -o requirements/run.txt
lock --extra dev -o requirements/dev.txt
