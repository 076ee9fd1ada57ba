-- A delivery is found by its event, which its index begins with; whoever asks of one notice reads that one alone.
CREATE OR REPLACE VIEW heard AS
SELECT d.seq, d.notice_id, d.event_id, d.person_id, d.read_at, d.archived_at, d.organization_id, n.template, n.topic, n.urgency, n.link, n.thing,
    n.arguments, n.created_at, m.organization_id AS acting_for
FROM delivery d JOIN notice n ON n.id = d.notice_id AND n.event_id = d.event_id JOIN member m ON m.person_id = d.person_id
WHERE m.active
    AND (d.organization_id IS NULL OR d.organization_id = m.organization_id)
    AND (NOT d.as_administrator OR m.roles @> ARRAY['administrator'])
    AND (n.list_id IS NULL OR m.roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
        SELECT FROM aimed_list a WHERE a.id = n.list_id AND a.owner_id <> m.organization_id AND NOT EXISTS (
            SELECT FROM aimed_list_member x WHERE x.list_id = a.id AND x.organization_id = m.organization_id)))
    AND (n.scenario_id IS NULL OR m.roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
        SELECT FROM told_scenario s WHERE s.id = n.scenario_id AND s.withdrawn AND s.owner_id <> m.organization_id));
