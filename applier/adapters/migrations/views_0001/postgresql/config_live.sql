-- Every entry that is there, as of the pointer of its own scope, tombstones included.
CREATE VIEW config_live AS
SELECT entry.tenant_key, entry.event_key, entry.section, entry.name, entry.id, entry.layers,
       entry.content_digest, content.body, entry.from_release, began.applied_by AS changed_by,
       began.applied_at AS changed_at
FROM config_entries AS entry
JOIN config_pointers AS whole ON whole.tenant_key = '' AND whole.event_key = ''
LEFT JOIN config_pointers AS tenant ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = ''
LEFT JOIN config_pointers AS event ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key
LEFT JOIN config_contents AS content
       ON content.tenant_key = entry.tenant_key AND content.digest = entry.content_digest
JOIN config_releases AS began ON began.number = entry.from_release
WHERE entry.from_release <= coalesce(event.release, tenant.release, whole.release)
  AND entry.to_release > coalesce(event.release, tenant.release, whole.release)
