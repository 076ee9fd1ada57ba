-- The registry of national high-tech zones, and what Identity says of parks' organisations.
CREATE TABLE park (
    id              uuid PRIMARY KEY,
    name            text NOT NULL UNIQUE,
    province        text NOT NULL,
    city            text NOT NULL,
    region_code     text NOT NULL,
    macro_region    text NOT NULL,
    year_approved   int NOT NULL,
    organization_id uuid UNIQUE
);

CREATE TABLE park_organization (
    id          uuid PRIMARY KEY,
    version     bigint NOT NULL,
    name        text NOT NULL,
    region_code text NOT NULL,
    state       text NOT NULL
);

CREATE TABLE scenario (
    id                uuid PRIMARY KEY,
    version           bigint NOT NULL,
    number            text NOT NULL UNIQUE,
    state             text NOT NULL,
    owner_id          uuid NOT NULL,
    owner_name        text NOT NULL,

    name              text NOT NULL,
    kind              text NOT NULL,
    category          text,
    demand_party      text,
    field             text,
    need              text NOT NULL,
    goals             text,
    indicators        jsonb NOT NULL,
    technologies      text[] NOT NULL,
    region_code       text,
    province          text,
    city              text,
    cooperation       text,
    investment_yuan   numeric,
    period            text,
    deadline          timestamptz,
    department        text,
    policy_references text[] NOT NULL,
    first_of_kind     boolean NOT NULL,
    sandbox           boolean NOT NULL,
    source_url        text,
    source_name       text,
    registered_fields text[] NOT NULL,

    name_key          text NOT NULL,
    name_tokens       text[] NOT NULL,
    topic_tokens      text[] NOT NULL,
    need_tokens       text[] NOT NULL,
    tokens            text[] GENERATED ALWAYS AS (name_tokens || topic_tokens || need_tokens) STORED,
    technology_facets text[] NOT NULL,
    macro_region      text,

    return_reasons    jsonb,
    withdraw_reason   text,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    submitted_at      timestamptz,
    approved_at       timestamptz,
    listed_at         timestamptz
);
CREATE INDEX scenario_tokens ON scenario USING gin (tokens);
CREATE INDEX scenario_technologies ON scenario USING gin (technology_facets);
CREATE INDEX scenario_newest ON scenario (listed_at DESC, number) WHERE listed_at IS NOT NULL;
CREATE INDEX scenario_moderation ON scenario (submitted_at, number) WHERE state = 'Submitted';
CREATE INDEX scenario_owner ON scenario (owner_id, updated_at DESC, number);
CREATE INDEX scenario_duplicates ON scenario (owner_id, name_key);

CREATE TABLE list (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    number       text UNIQUE,
    title        text NOT NULL,
    introduction text,
    state        text NOT NULL,
    owner_id     uuid NOT NULL,
    owner_name   text NOT NULL,
    title_tokens text[] NOT NULL,
    created_at   timestamptz NOT NULL,
    published_at timestamptz
);
CREATE INDEX list_published ON list (published_at DESC, number) WHERE state = 'Published';
CREATE INDEX list_owner ON list (owner_id, created_at DESC);
CREATE INDEX list_title ON list USING gin (title_tokens);

-- A scenario is in one list at most; the second list to take it fails.
CREATE TABLE list_entry (
    list_id     uuid NOT NULL REFERENCES list,
    scenario_id uuid NOT NULL REFERENCES scenario,
    position    int NOT NULL,
    PRIMARY KEY (list_id, scenario_id),
    CONSTRAINT list_entry_once UNIQUE (scenario_id)
);

-- What was published, byte for byte. Never changed.
CREATE TABLE list_snapshot (
    list_id uuid PRIMARY KEY REFERENCES list,
    body    bytea NOT NULL,
    sha256  text NOT NULL
);
CREATE FUNCTION list_snapshot_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the snapshot of a published list never changes';
END $$;
CREATE TRIGGER list_snapshot_never_changes BEFORE UPDATE OR DELETE OR TRUNCATE ON list_snapshot
    FOR EACH STATEMENT EXECUTE FUNCTION list_snapshot_never_changes();
