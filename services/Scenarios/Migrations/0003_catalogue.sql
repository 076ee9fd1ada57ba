-- The catalogue's index in every replica hears of each change that readers could see, in the order of the commits.
ALTER TABLE scenario ADD COLUMN IF NOT EXISTS directions text[] NOT NULL DEFAULT '{}';

CREATE FUNCTION catalogue_scenario_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.listed_at IS NOT NULL THEN
            PERFORM pg_notify('catalogue', OLD.id::text);
        END IF;
    ELSIF NEW.listed_at IS NOT NULL THEN
        PERFORM pg_notify('catalogue', NEW.id::text);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER catalogue_scenario_changed AFTER INSERT OR UPDATE OR DELETE ON scenario
    FOR EACH ROW EXECUTE FUNCTION catalogue_scenario_changed();

-- A list's number stands beside its scenarios, and what a list allows decides who may see them.
CREATE FUNCTION catalogue_list_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('catalogue', e.scenario_id::text) FROM list_entry e WHERE e.list_id = NEW.id AND NEW.published_at IS NOT NULL;
    RETURN NULL;
END $$;
CREATE TRIGGER catalogue_list_changed AFTER UPDATE ON list FOR EACH ROW EXECUTE FUNCTION catalogue_list_changed();

-- Searches that a person keeps (保存的检索); the filter is the normalised query string.
CREATE TABLE saved_search (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    person_id       uuid NOT NULL,
    organization_id uuid NOT NULL,
    name            text NOT NULL,
    filter          text NOT NULL,
    created_at      timestamptz NOT NULL,
    CONSTRAINT saved_search_once UNIQUE (person_id, filter)
);
CREATE INDEX saved_search_person ON saved_search (person_id, created_at DESC);

-- What a person follows (关注): a scenario, a list, a park or a direction; with the organisation that the person acts for, since lists may be
-- aimed at organisations.
CREATE TABLE follow (
    person_id       uuid NOT NULL,
    organization_id uuid NOT NULL,
    kind            text NOT NULL,
    subject         text NOT NULL,
    label           text NOT NULL,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (person_id, kind, subject)
);
CREATE INDEX follow_subject ON follow (kind, subject);
