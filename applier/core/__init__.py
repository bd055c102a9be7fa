"""The pure part of the applier: inventories in, plans and steps out; no database, no clock, no dice."""
