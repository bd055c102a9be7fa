-- Campaigns where they are said. The time of a fixed one is a local time: each guest's own zone reads it.
-- template_id is the first that its channels find in the view of its scope, in the scope's own locale if there.
CREATE VIEW communication_campaigns AS
SELECT entry.id, event.id AS event_id,
       -- SQLite loses sight of the campaign inside an ORDER BY, so the order is made of columns.
       (SELECT seen.id FROM (
            SELECT template.id, template.name,
                   instr(json_extract(entry.body, '$.channels'), '"' || template.channel || '"') AS place,
                   template.locale = (
                       SELECT json_extract(setting.body, '$') FROM config_live AS setting
                       WHERE setting.section = 'settings' AND setting.name = 'locale'
                         AND setting.tenant_key IN ('', entry.tenant_key)
                         AND setting.event_key IN ('', entry.event_key)
                       ORDER BY setting.tenant_key DESC, setting.event_key DESC LIMIT 1) AS own_locale
            FROM unified_communication_templates AS template
            WHERE template.category = json_extract(entry.body, '$.template')
              AND template.tenant_key IN ('', entry.tenant_key) AND template.event_key IN ('', entry.event_key)
              AND NOT EXISTS (
                SELECT 1 FROM config_live AS deeper
                WHERE deeper.section = 'templates' AND deeper.name = template.name
                  AND deeper.tenant_key IN ('', entry.tenant_key) AND deeper.event_key IN ('', entry.event_key)
                  AND deeper.tenant_key || '/' || deeper.event_key > template.tenant_key || '/' || template.event_key)
            ) AS seen
        WHERE seen.place > 0
        ORDER BY seen.place, seen.own_locale DESC, seen.name
        LIMIT 1) AS template_id,
       json_extract(entry.body, '$.title') AS name, json_extract(entry.body, '$.description') AS description,
       CASE json_extract(entry.body, '$.schedule.type') WHEN 'fixed'
            THEN json_extract(entry.body, '$.schedule.day') || ' ' || json_extract(entry.body, '$.schedule.at') || ':00'
       END AS scheduled_at,
       coalesce(
           (SELECT started.status FROM campaign_runs AS started
            WHERE started.tenant_key = entry.tenant_key AND started.event_key = entry.event_key
              AND started.name = entry.name
            ORDER BY started.started_at DESC LIMIT 1),
           CASE WHEN json_extract(entry.body, '$.enabled') = 0 OR json_extract(entry.body, '$.schedule') IS NULL
                THEN 'draft' ELSE 'scheduled' END) AS status,
       coalesce(json_extract(entry.body, '$.audience'), '{}') AS target_audience,
       json_patch('{}', json_object('channels', json_extract(entry.body, '$.channels'),
                                    'schedule', json_extract(entry.body, '$.schedule'))) AS delivery_settings,
       json_patch('{}', json_object(
           'open_tracking', (
               SELECT json(setting.body) FROM config_live AS setting
               WHERE setting.section = 'settings' AND setting.name = 'open_tracking'
                 AND setting.tenant_key IN ('', entry.tenant_key) AND setting.event_key IN ('', entry.event_key)
               ORDER BY setting.tenant_key DESC, setting.event_key DESC LIMIT 1),
           'link_tracking', (
               SELECT json(setting.body) FROM config_live AS setting
               WHERE setting.section = 'settings' AND setting.name = 'link_tracking'
                 AND setting.tenant_key IN ('', entry.tenant_key) AND setting.event_key IN ('', entry.event_key)
               ORDER BY setting.tenant_key DESC, setting.event_key DESC LIMIT 1)
       )) AS analytics_settings,
       first.applied_by AS created_by, first.applied_at AS created_at,
       tenant.id AS tenant_id, entry.tenant_key, entry.event_key, entry.name AS campaign_key
FROM config_live AS entry
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
LEFT JOIN config_live AS event
       ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key AND event.section = 'event'
JOIN config_releases AS first
  ON first.number = (SELECT min(version.from_release) FROM config_entries AS version
                     WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
                       AND version.section = 'campaigns' AND version.name = entry.name)
WHERE entry.section = 'campaigns' AND entry.content_digest <> ''
