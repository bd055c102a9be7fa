CREATE VIEW tenants AS
SELECT id::uuid AS id, tenant_key, body ->> 'name' AS name, body ->> 'legal_name' AS legal_name,
       body ->> 'country' AS country, body ->> 'timezone' AS timezone, changed_at AS updated_at
FROM config_live
WHERE section = 'tenant' AND content_digest <> ''
