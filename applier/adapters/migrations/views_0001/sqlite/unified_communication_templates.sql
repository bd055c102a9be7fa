-- Templates where they are said, each locale a row: name is <category>.<channel>.<locale>.
CREATE VIEW unified_communication_templates AS
SELECT entry.id,
       (SELECT wider.id FROM config_live AS wider
        WHERE entry.tenant_key <> '' AND wider.section = 'templates' AND wider.name = entry.name
          AND wider.event_key = '' AND wider.tenant_key IN ('', entry.tenant_key)
          AND NOT (wider.tenant_key = entry.tenant_key AND wider.event_key = entry.event_key)
        ORDER BY wider.tenant_key DESC LIMIT 1) AS parent_template_id,
       tenant.id AS tenant_id, event.id AS event_id,
       entry.category, entry.channel, entry.name, json_extract(entry.body, '$.subject') AS subject,
       coalesce(json_extract(entry.body, '$.mjml'), json_extract(entry.body, '$.html'),
                json_extract(entry.body, '$.body'), json_extract(entry.body, '$.text')) AS content,
       coalesce(json_extract(category.body, '$.variables'), '[]') AS variables,
       json_remove(entry.body, '$.subject', '$.mjml', '$.html', '$.body', '$.text') AS design_settings,
       coalesce((SELECT wider.body FROM config_live AS wider
                 WHERE wider.section = 'brand' AND wider.name = '' AND wider.tenant_key = entry.tenant_key
                   AND wider.event_key IN ('', entry.event_key)
                 ORDER BY wider.event_key DESC LIMIT 1), '{}') AS brand_assets,
       1 AS is_active,
       (SELECT count(*) FROM config_entries AS version
        WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
          AND version.section = 'templates' AND version.name = entry.name
          AND version.from_release <= entry.from_release) AS version,
       first.applied_by AS created_by, first.applied_at AS created_at, entry.changed_at AS updated_at,
       entry.tenant_key, entry.event_key, entry.locale
FROM (
    SELECT half.*, substr(half.name, 1, half.first_dot - 1) AS category,
           substr(half.behind, 1, instr(half.behind, '.') - 1) AS channel,
           substr(half.behind, instr(half.behind, '.') + 1) AS locale
    FROM (SELECT whole.*, instr(whole.name, '.') AS first_dot,
                 substr(whole.name, instr(whole.name, '.') + 1) AS behind
          FROM config_live AS whole
          WHERE whole.section = 'templates' AND whole.content_digest <> '') AS half
) AS entry
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
LEFT JOIN config_live AS event
       ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key AND event.section = 'event'
LEFT JOIN config_live AS category
       ON category.tenant_key = '' AND category.event_key = '' AND category.section = 'catalogue'
      AND category.name = 'categories.' || entry.category
JOIN config_releases AS first
  ON first.number = (SELECT min(version.from_release) FROM config_entries AS version
                     WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
                       AND version.section = 'templates' AND version.name = entry.name)
