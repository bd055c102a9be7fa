CREATE VIEW events AS
SELECT event.id, tenant.id AS tenant_id, event.tenant_key, event.event_key,
       json_extract(event.body, '$.kind') AS kind, json_extract(event.body, '$.name') AS name,
       json_extract(event.body, '$.starts') AS starts, json_extract(event.body, '$.ends') AS ends,
       json_extract(event.body, '$.timezone') AS timezone, event.changed_at AS updated_at
FROM config_live AS event
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = event.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
WHERE event.section = 'event' AND event.content_digest <> ''
