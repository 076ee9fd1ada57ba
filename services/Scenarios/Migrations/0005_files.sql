-- Files that belong to a field of a scenario; the files themselves lie in the store, by their SHA-256.
CREATE TABLE attachment (
    id          uuid PRIMARY KEY,
    scenario_id uuid NOT NULL REFERENCES scenario,
    field       text NOT NULL,
    name        text NOT NULL,
    sha256      text NOT NULL,
    length      bigint NOT NULL,
    media_type  text NOT NULL,
    scan        text NOT NULL,
    person      uuid NOT NULL,
    created_at  timestamptz NOT NULL,
    removed_at  timestamptz
);
CREATE INDEX attachment_scenario ON attachment (scenario_id, created_at) WHERE removed_at IS NULL;
CREATE UNIQUE INDEX attachment_once ON attachment (scenario_id, field, sha256, name) WHERE removed_at IS NULL;

-- One file handed in for import. A worker holds its row while it works on it.
CREATE TABLE import_job (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    owner_id        uuid NOT NULL,
    owner_name      text NOT NULL,
    person          uuid NOT NULL,
    language        text NOT NULL,
    file_name       text NOT NULL,
    sha256          text NOT NULL,
    length          bigint NOT NULL,
    dry_run         boolean NOT NULL,
    state           text NOT NULL,
    format          text,
    rows            int NOT NULL,
    created         int NOT NULL,
    scenario_ids    uuid[] NOT NULL,
    problem_count   int NOT NULL,
    problems        jsonb NOT NULL,
    duplicate_count int NOT NULL,
    duplicates      jsonb NOT NULL,
    ignored         text[] NOT NULL,
    same_as         uuid REFERENCES import_job,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz
);
CREATE INDEX import_job_waiting ON import_job (created_at) WHERE state = 'Queued';
CREATE INDEX import_job_owner ON import_job (owner_id, created_at DESC, id DESC);
CREATE INDEX import_job_file ON import_job (owner_id, sha256);

-- How far a worker has come, written beside its transaction so that others can watch.
CREATE TABLE import_progress (
    job_id   uuid PRIMARY KEY REFERENCES import_job,
    seq      bigint NOT NULL,
    stage    text NOT NULL,
    rows     int NOT NULL,
    attempts int NOT NULL
);
