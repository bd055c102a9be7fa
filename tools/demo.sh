#!/bin/sh
# The main job from end to end, on the example configuration and an SQLite database of its own.
set -eu

export BANNS_DATABASE_URL="sqlite:///.demo/banns.db"
rm -rf .demo
mkdir .demo

show() {
  printf '\n\033[1m$ %s\033[0m\n' "$*"
  "$@"
}

show banns check
show banns compile --out .demo/snapshot
show banns apply
show banns explain rosewood/anna-ben:providers.twilio-sms.priority
show banns apply
printf '\nThe database is .demo/banns.db, the snapshots are in .demo/snapshot.\n'
printf 'Next: change a colour in configs/tenants/rosewood/brand.yaml and run `.venv/bin/banns plan --target %s`\n' "$BANNS_DATABASE_URL"
