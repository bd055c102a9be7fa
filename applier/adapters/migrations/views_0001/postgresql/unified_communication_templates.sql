-- Templates where they are said, each locale a row: name is <category>.<channel>.<locale>.
CREATE VIEW unified_communication_templates AS
SELECT entry.id::uuid AS id, parent.id::uuid AS parent_template_id, tenant.id::uuid AS tenant_id,
       event.id::uuid AS event_id,
       split_part(entry.name, '.', 1) AS category, split_part(entry.name, '.', 2) AS channel, entry.name,
       entry.body ->> 'subject' AS subject,
       coalesce(entry.body ->> 'mjml', entry.body ->> 'html', entry.body ->> 'body', entry.body ->> 'text') AS content,
       coalesce(category.body -> 'variables', '[]') AS variables,
       entry.body - '{subject,mjml,html,body,text}'::text[] AS design_settings,
       coalesce(brand.body, '{}') AS brand_assets,
       true AS is_active,
       (SELECT count(*) FROM config_entries AS version
        WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
          AND version.section = entry.section AND version.name = entry.name
          AND version.from_release <= entry.from_release) AS version,
       first.applied_by AS created_by, first.applied_at AS created_at, entry.changed_at AS updated_at,
       entry.tenant_key, entry.event_key, split_part(entry.name, '.', 3) AS locale
FROM config_live AS entry
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
LEFT JOIN config_live AS event
       ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key AND event.section = 'event'
LEFT JOIN config_live AS category
       ON category.tenant_key = '' AND category.event_key = '' AND category.section = 'catalogue'
      AND category.name = 'categories.' || split_part(entry.name, '.', 1)
LEFT JOIN LATERAL (
    SELECT wider.id FROM config_live AS wider
    WHERE wider.section = 'templates' AND wider.name = entry.name AND wider.event_key = ''
      AND wider.tenant_key IN ('', entry.tenant_key)
      AND (wider.tenant_key, wider.event_key) <> (entry.tenant_key, entry.event_key)
    ORDER BY wider.tenant_key DESC LIMIT 1
) AS parent ON entry.tenant_key <> ''
LEFT JOIN LATERAL (
    SELECT wider.body FROM config_live AS wider
    WHERE wider.section = 'brand' AND wider.name = '' AND wider.tenant_key = entry.tenant_key
      AND wider.event_key IN ('', entry.event_key)
    ORDER BY wider.event_key DESC LIMIT 1
) AS brand ON true
JOIN LATERAL (
    SELECT release.applied_by, release.applied_at FROM config_releases AS release WHERE release.number =
        (SELECT min(version.from_release) FROM config_entries AS version
         WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
           AND version.section = entry.section AND version.name = entry.name)
) AS first ON true
WHERE entry.section = 'templates' AND entry.content_digest <> ''
