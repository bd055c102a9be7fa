-- Campaigns where they are said. The time of a fixed one is a local time: each guest's own zone reads it.
-- template_id is the first that its channels find in the view of its scope, in the scope's own locale if there.
CREATE VIEW communication_campaigns AS
SELECT entry.id::uuid AS id, event.id::uuid AS event_id, template.id::uuid AS template_id,
       entry.body ->> 'title' AS name, entry.body ->> 'description' AS description,
       CASE entry.body #>> '{schedule,type}' WHEN 'fixed'
            THEN ((entry.body #>> '{schedule,day}') || ' ' || (entry.body #>> '{schedule,at}'))::timestamp
       END AS scheduled_at,
       CASE WHEN run.status IS NOT NULL THEN run.status
            WHEN entry.body ->> 'enabled' = 'false' OR entry.body -> 'schedule' IS NULL THEN 'draft'
            ELSE 'scheduled'
       END AS status,
       coalesce(entry.body -> 'audience', '{}') AS target_audience,
       jsonb_strip_nulls(jsonb_build_object(
           'channels', entry.body -> 'channels', 'schedule', entry.body -> 'schedule')) AS delivery_settings,
       coalesce((SELECT jsonb_object_agg(said.name, said.body) FROM (
           SELECT DISTINCT ON (setting.name) setting.name, setting.body FROM config_live AS setting
           WHERE setting.section = 'settings' AND setting.name IN ('open_tracking', 'link_tracking')
             AND setting.tenant_key IN ('', entry.tenant_key) AND setting.event_key IN ('', entry.event_key)
           ORDER BY setting.name, setting.tenant_key DESC, setting.event_key DESC
       ) AS said WHERE said.body IS NOT NULL), '{}') AS analytics_settings,
       first.applied_by AS created_by, first.applied_at AS created_at,
       tenant.id::uuid AS tenant_id, entry.tenant_key, entry.event_key, entry.name AS campaign_key
FROM config_live AS entry
LEFT JOIN config_live AS tenant
       ON tenant.tenant_key = entry.tenant_key AND tenant.event_key = '' AND tenant.section = 'tenant'
LEFT JOIN config_live AS event
       ON event.tenant_key = entry.tenant_key AND event.event_key = entry.event_key AND event.section = 'event'
LEFT JOIN LATERAL (
    SELECT seen.id FROM (
        SELECT DISTINCT ON (template.name) template.id, template.name, template.body, wanted.place
        FROM jsonb_array_elements_text(entry.body -> 'channels') WITH ORDINALITY AS wanted (channel, place)
        JOIN config_live AS template
          ON template.section = 'templates'
         AND starts_with(template.name, (entry.body ->> 'template') || '.' || wanted.channel || '.')
         AND template.tenant_key IN ('', entry.tenant_key) AND template.event_key IN ('', entry.event_key)
        ORDER BY template.name, template.tenant_key DESC, template.event_key DESC
    ) AS seen
    WHERE seen.body IS NOT NULL
    ORDER BY seen.place, split_part(seen.name, '.', 3) = (
        SELECT setting.body #>> '{}' FROM config_live AS setting
        WHERE setting.section = 'settings' AND setting.name = 'locale'
          AND setting.tenant_key IN ('', entry.tenant_key) AND setting.event_key IN ('', entry.event_key)
        ORDER BY setting.tenant_key DESC, setting.event_key DESC LIMIT 1
    ) DESC NULLS LAST, seen.name
    LIMIT 1
) AS template ON true
LEFT JOIN LATERAL (
    SELECT started.status FROM campaign_runs AS started
    WHERE started.tenant_key = entry.tenant_key AND started.event_key = entry.event_key
      AND started.name = entry.name
    ORDER BY started.started_at DESC LIMIT 1
) AS run ON true
JOIN LATERAL (
    SELECT release.applied_by, release.applied_at FROM config_releases AS release WHERE release.number =
        (SELECT min(version.from_release) FROM config_entries AS version
         WHERE version.tenant_key = entry.tenant_key AND version.event_key = entry.event_key
           AND version.section = entry.section AND version.name = entry.name)
) AS first ON true
WHERE entry.section = 'campaigns' AND entry.content_digest <> ''
