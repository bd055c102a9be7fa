CREATE VIEW tenants AS
SELECT id, tenant_key, json_extract(body, '$.name') AS name, json_extract(body, '$.legal_name') AS legal_name,
       json_extract(body, '$.country') AS country, json_extract(body, '$.timezone') AS timezone,
       changed_at AS updated_at
FROM config_live
WHERE section = 'tenant' AND content_digest <> ''
