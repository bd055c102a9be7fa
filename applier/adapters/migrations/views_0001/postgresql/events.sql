CREATE VIEW events AS
SELECT event.id::uuid AS id, tenant.id::uuid AS tenant_id, event.tenant_key, event.event_key,
       event.body ->> 'kind' AS kind, event.body ->> 'name' AS name,
       (event.body ->> 'starts')::timestamp AS starts, (event.body ->> 'ends')::timestamp AS ends,
       event.body ->> 'timezone' AS timezone, event.changed_at AS updated_at
FROM config_live AS event
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = event.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
WHERE event.section = 'event' AND event.content_digest <> ''
