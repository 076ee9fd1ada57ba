-- Open data (开放数据): what changed in public, in commit order, and the releases of the Open Contracting Data Standard.

-- One row a public change. The position is given at commit under a lock, so that positions become visible in their own order: a reader
-- who has seen position N has seen every lower one, whatever other writers do.
CREATE TABLE change (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    position bigint UNIQUE,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    act      text NOT NULL,
    subject  uuid NOT NULL,
    owner_id uuid NOT NULL,
    ocid     text,
    release  text
);
CREATE INDEX change_subject ON change (subject, position);
CREATE SEQUENCE change_position OWNED BY change.position;

CREATE FUNCTION change_takes_its_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('change.position', 0));
    UPDATE change SET position = nextval('change_position') WHERE id = NEW.id;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER change_takes_its_position AFTER INSERT ON change DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION change_takes_its_position();

-- A scenario that is or was public has changed, by whatever statement. What is aimed at groups is not public.
CREATE FUNCTION scenario_change_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.listed_at IS NOT NULL AND NEW.audience IS NULL AND OLD.version IS DISTINCT FROM NEW.version THEN
        INSERT INTO change (act, subject, owner_id)
        VALUES (CASE WHEN OLD.listed_at IS NULL THEN 'scenario.listed'
                     WHEN NEW.state = 'Withdrawn' THEN 'scenario.withdrawn'
                     WHEN NEW.state <> OLD.state THEN 'scenario.state'
                     ELSE 'scenario.changed' END, NEW.id, NEW.owner_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER scenario_change_is_told AFTER UPDATE ON scenario FOR EACH ROW EXECUTE FUNCTION scenario_change_is_told();

-- One contracting process: a published scenario and the challenge made from it, or a challenge by itself.
CREATE TABLE contracting_process (
    ocid         text PRIMARY KEY,
    scenario_id  uuid UNIQUE,
    challenge_id uuid UNIQUE,
    owner_id     uuid NOT NULL,
    facts        jsonb NOT NULL,
    releases     int NOT NULL
);

-- What was said of a process at one time. Never changed.
CREATE TABLE release (
    id       text PRIMARY KEY,
    ocid     text NOT NULL REFERENCES contracting_process,
    number   int NOT NULL,
    date     timestamptz NOT NULL,
    owner_id uuid NOT NULL,
    tags     text[] NOT NULL,
    body     json NOT NULL,
    UNIQUE (ocid, number)
);
CREATE INDEX release_date ON release (date, id);

CREATE FUNCTION release_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a release never changes';
END $$;
CREATE TRIGGER release_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON release FOR EACH STATEMENT EXECUTE FUNCTION release_never_changes();
