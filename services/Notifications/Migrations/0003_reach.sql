-- What people wait for (持续检索): the distinct queries, and who waits for which. Ids grow in the order in which rows become visible, for whoever
-- adds one holds a lock, so that every replica catches up by reading on from the last id it knows.
CREATE TABLE standing_filter (
    id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    digest bytea NOT NULL UNIQUE,
    filter text NOT NULL
);

-- A kept search, a followed park or a followed direction. What has ended stays for a while, so that a late event does not revive it.
CREATE TABLE standing (
    person_id uuid NOT NULL,
    kind      text NOT NULL,
    subject   text NOT NULL,
    filter_id bigint,
    name      text NOT NULL,
    stamp     bigint NOT NULL,
    active    boolean NOT NULL,
    ended_at  timestamptz,
    PRIMARY KEY (person_id, kind, subject)
);
CREATE INDEX standing_waiting ON standing (filter_id, person_id) WHERE active;

-- Scenarios that were told of, and lists that are aimed at groups: whoever may not see one any more hears no more of it.
CREATE TABLE told_scenario (
    id        uuid PRIMARY KEY,
    number    text NOT NULL,
    name      text NOT NULL,
    list_id   uuid,
    owner_id  uuid NOT NULL,
    withdrawn boolean NOT NULL DEFAULT false
);
CREATE TABLE aimed_list (
    id       uuid PRIMARY KEY,
    version  bigint NOT NULL,
    owner_id uuid NOT NULL
);
CREATE TABLE aimed_list_member (
    list_id         uuid NOT NULL REFERENCES aimed_list ON DELETE CASCADE,
    organization_id uuid NOT NULL,
    PRIMARY KEY (list_id, organization_id)
);

-- Which of a list's scenarios answer which query: the first of them and how many.
CREATE TABLE list_match (
    notice_id uuid NOT NULL,
    filter_id bigint NOT NULL,
    scenarios uuid[] NOT NULL,
    count     int NOT NULL,
    PRIMARY KEY (notice_id, filter_id)
);

ALTER TABLE notice
    ADD COLUMN thing       text NOT NULL DEFAULT '',
    ADD COLUMN list_id     uuid,
    ADD COLUMN scenario_id uuid;
UPDATE notice SET thing = coalesce(substring(link FROM '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'), link);
CREATE INDEX notice_created ON notice (created_at);

-- Why it came to this person: as a member of an organisation, as an administrator, or else as the person.
ALTER TABLE delivery
    ADD COLUMN organization_id  uuid,
    ADD COLUMN as_administrator boolean NOT NULL DEFAULT false,
    ADD COLUMN archived_at      timestamptz;
UPDATE delivery d SET organization_id = m.organization_id FROM member m WHERE m.person_id = d.person_id;

-- What may still be heard: the one place that says so for inbox, live stream, mail, digest and escalation. A person hears what was told to an
-- organisation while a member of it, what was told to administrators while one, and nothing of a scenario or list that may not be seen now.
CREATE VIEW heard AS
SELECT d.seq, d.notice_id, d.event_id, d.person_id, d.read_at, d.archived_at, d.organization_id, n.template, n.topic, n.urgency, n.link, n.thing,
    n.arguments, n.created_at, m.organization_id AS acting_for
FROM delivery d JOIN notice n ON n.id = d.notice_id JOIN member m ON m.person_id = d.person_id
WHERE m.active
    AND (d.organization_id IS NULL OR d.organization_id = m.organization_id)
    AND (NOT d.as_administrator OR m.roles @> ARRAY['administrator'])
    AND (n.list_id IS NULL OR m.roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
        SELECT FROM aimed_list a WHERE a.id = n.list_id AND a.owner_id <> m.organization_id AND NOT EXISTS (
            SELECT FROM aimed_list_member x WHERE x.list_id = a.id AND x.organization_id = m.organization_id)))
    AND (n.scenario_id IS NULL OR m.roles && ARRAY['administrator', 'supervisor'] OR NOT EXISTS (
        SELECT FROM told_scenario s WHERE s.id = n.scenario_id AND s.withdrawn AND s.owner_id <> m.organization_id));

-- The same for an organisation, which is called at its webhooks.
CREATE FUNCTION may_hear(notice uuid, organization uuid) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT notice IS NULL OR EXISTS (
        SELECT FROM notice n WHERE n.id = $1
            AND (n.list_id IS NULL OR NOT EXISTS (
                SELECT FROM aimed_list a WHERE a.id = n.list_id AND a.owner_id <> $2 AND NOT EXISTS (
                    SELECT FROM aimed_list_member x WHERE x.list_id = a.id AND x.organization_id = $2)))
            AND (n.scenario_id IS NULL OR NOT EXISTS (
                SELECT FROM told_scenario s WHERE s.id = n.scenario_id AND s.withdrawn AND s.owner_id <> $2)))
$$;

-- Telling many takes a while and is done in parts, each a transaction of its own, so that what is told to few gets in between.
CREATE TABLE fan_out (
    id        uuid PRIMARY KEY,
    seq       bigint GENERATED ALWAYS AS IDENTITY,
    notice_id uuid NOT NULL,
    thing     text NOT NULL,
    urgent    boolean NOT NULL,
    audience  jsonb NOT NULL,
    gathered  boolean NOT NULL DEFAULT false,
    reached   uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    served_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    told      int NOT NULL DEFAULT 0
);
CREATE INDEX fan_out_thing ON fan_out (thing, seq);
CREATE TABLE fan_out_person (
    fan_out_id       uuid NOT NULL,
    person_id        uuid NOT NULL,
    organization_id  uuid,
    as_administrator boolean NOT NULL,
    PRIMARY KEY (fan_out_id, person_id)
);
