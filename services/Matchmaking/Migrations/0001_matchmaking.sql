-- Copies of organisations, kept by OrganizationChanged. The key is the folded name, by which imported profiles find their company.
CREATE TABLE organization (
    id      uuid PRIMARY KEY,
    version bigint NOT NULL,
    kind    text NOT NULL,
    name    text NOT NULL,
    key     text NOT NULL,
    state   text NOT NULL
);
CREATE INDEX organization_key ON organization (key);

-- Organisations that want no suggestions.
CREATE TABLE opt_out (
    organization_id uuid PRIMARY KEY,
    version         bigint NOT NULL,
    opted_out       boolean NOT NULL,
    changed_at      timestamptz NOT NULL
);

-- Capability profiles. province, qualifications and tokens repeat parts of content for filters and search.
CREATE TABLE profile (
    id             uuid PRIMARY KEY,
    version        bigint NOT NULL,
    company_id     uuid,
    company_name   text NOT NULL,
    company_key    text NOT NULL,
    content        jsonb NOT NULL,
    province       text,
    qualifications text[] NOT NULL,
    tokens         text[] NOT NULL,
    external_id    text UNIQUE,
    taken_over     boolean NOT NULL,
    state          text NOT NULL,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    changed_in     xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX profile_company ON profile (company_id);
CREATE INDEX profile_unlinked ON profile (company_key) WHERE company_id IS NULL;
CREATE INDEX profile_tokens ON profile USING gin (tokens);
CREATE INDEX profile_changed ON profile (changed_in);

-- Copies of scenarios, kept by ScenarioListed and ScenarioWithdrawn.
CREATE TABLE scenario (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    card_version bigint NOT NULL,
    listed       boolean NOT NULL,
    owner_id     uuid NOT NULL,
    name         text NOT NULL,
    card         jsonb,
    tokens       text[] NOT NULL,
    changed_in   xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX scenario_owner ON scenario (owner_id);
CREATE INDEX scenario_changed ON scenario (changed_in);

-- Every replica follows the changes of profiles and scenarios. The transaction's id says when a row changed: unlike a sequence it lets a
-- reader tell what may still be on its way (everything from the oldest running transaction on).
CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.changed_in := pg_current_xact_id();
    RETURN NEW;
END $$;
CREATE FUNCTION announce() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify(TG_ARGV[0], '');
    RETURN NULL;
END $$;
CREATE TRIGGER profile_note_change BEFORE INSERT OR UPDATE ON profile FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER scenario_note_change BEFORE INSERT OR UPDATE ON scenario FOR EACH ROW EXECUTE FUNCTION note_change();
CREATE TRIGGER profile_announce AFTER INSERT OR UPDATE ON profile FOR EACH STATEMENT EXECUTE FUNCTION announce('matching_index');
CREATE TRIGGER scenario_announce AFTER INSERT OR UPDATE ON scenario FOR EACH STATEMENT EXECUTE FUNCTION announce('matching_index');

-- What waits to be matched; written with the change that calls for it, deleted with the suggestions that answer it.
CREATE TABLE matching_work (
    seq          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind         text NOT NULL,
    subject      uuid NOT NULL,
    trace_parent text,
    attempts     int NOT NULL DEFAULT 0,
    not_before   timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER matching_work_announce AFTER INSERT ON matching_work FOR EACH STATEMENT EXECUTE FUNCTION announce('matching_work');

-- Proposed pairs. One a scenario and company, whoever proposes it and whichever of the company's profiles fits.
CREATE TABLE match (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    scenario_id     uuid NOT NULL REFERENCES scenario,
    profile_id      uuid NOT NULL REFERENCES profile,
    company_key     text NOT NULL,
    park_id         uuid NOT NULL,
    company_id      uuid,
    state           text NOT NULL,
    score           double precision NOT NULL,
    reasons         jsonb NOT NULL,
    source          text NOT NULL,
    suggested_by    text,
    note            text,
    decision_reason text,
    lapsed          text,
    decided_by      uuid,
    decided_at      timestamptz,
    created_at      timestamptz NOT NULL,
    UNIQUE (scenario_id, company_key)
);
CREATE INDEX match_queue ON match (state, score DESC, id);
CREATE INDEX match_profile ON match (profile_id);
CREATE INDEX match_company ON match (company_key, state);

-- What an approved match offers to both sides, and their answers.
CREATE TABLE introduction (
    match_id        uuid PRIMARY KEY REFERENCES match,
    park_id         uuid NOT NULL,
    park_name       text NOT NULL,
    company_id      uuid NOT NULL,
    company_name    text NOT NULL,
    note            text,
    offered_at      timestamptz NOT NULL,
    park_answer     text,
    park_contact    jsonb,
    company_answer  text,
    company_contact jsonb,
    decline_reason  text,
    agreed_at       timestamptz
);
CREATE INDEX introduction_park ON introduction (park_id, match_id);
CREATE INDEX introduction_company ON introduction (company_id, match_id);
