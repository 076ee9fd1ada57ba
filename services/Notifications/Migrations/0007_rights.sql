-- What its reader must be to see what a notice speaks of, beside being one of those who were told; and whether anything has to be asked about it at
-- all. Of notices from before this, everything is asked.
ALTER TABLE notice
    ADD COLUMN needs   text NOT NULL DEFAULT 'Nothing',
    ADD COLUMN guarded boolean NOT NULL DEFAULT true;
UPDATE notice SET needs = CASE
        WHEN template LIKE 'custody.%' OR template = 'objection.appointed' THEN 'Staff'
        WHEN template LIKE 'review.%' THEN 'Expert'
        ELSE 'Verified'
    END
WHERE template LIKE 'introduction.%' OR template LIKE 'event.%' OR template LIKE 'agency.%' OR template LIKE 'custody.%'
    OR template IN ('consortium.invited', 'consortium.again', 'objection.appointed', 'review.invited', 'review.started', 'review.late', 'review.reopened', 'review.discussion');

-- Who has lost the right to a thing, or has got it back: an expert let go, a member taken out of a consortium or a contract, a side taken off an event.
-- The holder is an organisation or a person, or nobody in particular (zeros) for all. About things without rows it counts who was told.
CREATE TABLE thing_holder (
    thing  text NOT NULL,
    holder uuid NOT NULL,
    holds  boolean NOT NULL,
    at     timestamptz NOT NULL,
    PRIMARY KEY (thing, holder)
);

-- Whether somebody, or an organisation where no person is named, may know of what a notice speaks: the one place that decides it. Whoever runs or
-- supervises the platform sees aimed lists and withdrawn scenarios.
CREATE FUNCTION may_know(of_list uuid, of_scenario uuid, of_thing text, needed text, by_person uuid, for_organization uuid, with_roles text[])
RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT (needed <> 'Expert' OR 'expert' = ANY (with_roles))
        AND (needed <> 'Staff' OR with_roles && ARRAY['administrator', 'supervisor']
            OR NOT EXISTS (SELECT FROM organization o WHERE o.id = for_organization AND o.kind = 'platform'))
        AND (needed <> 'Verified' OR EXISTS (SELECT FROM organization o WHERE o.id = for_organization AND o.state = 'verified'))
        AND NOT EXISTS (SELECT FROM thing_holder h
            WHERE h.thing = of_thing AND NOT h.holds AND h.holder IN (for_organization, by_person, '00000000-0000-0000-0000-000000000000'))
        AND (with_roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
            SELECT FROM told_scenario s WHERE s.id = of_scenario AND s.withdrawn AND s.owner_id <> for_organization))
        AND (with_roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
            SELECT FROM aimed_list a
            WHERE a.id IN (of_list, (SELECT s.list_id FROM told_scenario s WHERE s.id = of_scenario)) AND a.owner_id <> for_organization AND NOT EXISTS (
                SELECT FROM aimed_list_member x WHERE x.list_id = a.id AND x.organization_id = for_organization)))
$$;

-- What may still be heard, on every channel: by whom it was told to, as what it was told, and only while the reader may know of it.
-- A delivery is found by its event, which its index begins with; whoever asks of one notice reads that one alone.
CREATE OR REPLACE VIEW heard AS
SELECT d.seq, d.notice_id, d.event_id, d.person_id, d.read_at, d.archived_at, d.organization_id, n.template, n.topic, n.urgency, n.link, n.thing,
    n.arguments, n.created_at, m.organization_id AS acting_for
FROM delivery d JOIN notice n ON n.id = d.notice_id AND n.event_id = d.event_id JOIN member m ON m.person_id = d.person_id
WHERE m.active
    AND (d.organization_id IS NULL OR d.organization_id = m.organization_id)
    AND (NOT d.as_administrator OR m.roles @> ARRAY['administrator'])
    AND (NOT n.guarded OR may_know(n.list_id, n.scenario_id, n.thing, n.needs, m.person_id, m.organization_id, m.roles));

-- The same for an organisation, which is called at its webhooks; the platform's own are its administrators'.
CREATE OR REPLACE FUNCTION may_hear(notice uuid, organization uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT notice IS NULL OR EXISTS (
        SELECT FROM notice n LEFT JOIN organization o ON o.id = $2
        WHERE n.id = $1 AND (NOT n.guarded OR may_know(
            n.list_id, n.scenario_id, n.thing, n.needs, NULL, $2, CASE o.kind WHEN 'platform' THEN ARRAY['administrator'] ELSE ARRAY[]::text[] END)))
$$;
