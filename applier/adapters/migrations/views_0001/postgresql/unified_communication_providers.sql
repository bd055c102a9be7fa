-- Providers where they are said: tenants' (event_id is null) and events' own.
CREATE VIEW unified_communication_providers AS
SELECT entry.id::uuid AS id, tenant.id::uuid AS tenant_id, event.id::uuid AS event_id,
       entry.body ->> 'channel' AS provider_type, entry.body ->> 'type' AS provider_name,
       entry.body -> 'config' AS configuration, (entry.body ->> 'priority')::integer AS priority,
       coalesce((entry.body ->> 'enabled')::boolean, true) AS is_active,
       coalesce((entry.body ->> 'fallback')::boolean, false) AS is_fallback,
       coalesce(account.health_status, 'unknown') AS health_status, account.last_health_check,
       (SELECT release.applied_at FROM config_releases AS release WHERE release.number =
           (SELECT min(version.from_release) FROM config_entries AS version
            WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
              AND version.section = entry.section AND version.name = entry.name)) AS created_at,
       entry.changed_at AS updated_at,
       entry.tenant_key, entry.event_key, entry.name
FROM config_live AS entry
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
LEFT JOIN config_live AS event
       ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key AND event.section = 'event'
LEFT JOIN provider_accounts AS account
       ON account.tenant_key = entry.tenant_key AND account.event_key = entry.event_key
      AND account.name = entry.name
WHERE entry.section = 'providers' AND entry.content_digest <> ''
