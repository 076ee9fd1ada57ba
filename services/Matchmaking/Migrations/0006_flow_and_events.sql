-- Organisations: what the fairness view counts by.
ALTER TABLE organization
    ADD COLUMN region_code text NOT NULL DEFAULT '',
    ADD COLUMN tier        text;

-- Who does not want to be brought together with whom; the word of either holds for both.
CREATE TABLE block (
    organization_id uuid NOT NULL,
    blocked_id      uuid NOT NULL,
    version         bigint NOT NULL,
    active          boolean NOT NULL,
    reason          text,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (organization_id, blocked_id)
);
CREATE INDEX block_active ON block (blocked_id) WHERE active;

-- Agencies that a park has authorised, kept by AgencyAuthorizationChanged.
CREATE TABLE agency_grant (
    id        uuid PRIMARY KEY,
    version   bigint NOT NULL,
    park_id   uuid NOT NULL,
    agency_id uuid NOT NULL,
    granted   boolean NOT NULL
);
CREATE INDEX agency_grant_agency ON agency_grant (agency_id) WHERE granted;

-- Moderation: structured reasons, snoozing, merging, the first of four eyes.
ALTER TABLE match
    ADD COLUMN reason_code       text,
    ADD COLUMN parked_until      timestamptz,
    ADD COLUMN merged_into       uuid REFERENCES match,
    ADD COLUMN first_approved_by uuid,
    ADD COLUMN first_approved_at timestamptz,
    ADD COLUMN first_note        text,
    ADD COLUMN outcome_value     numeric,
    ADD COLUMN outcome_reason    text,
    ADD COLUMN outcome_note      text,
    ADD COLUMN outcome_at        timestamptz;
CREATE INDEX match_age ON match (state, created_at, id);
CREATE INDEX match_snoozed ON match (parked_until) WHERE state = 'Parked';
CREATE INDEX match_week ON match (company_key, created_at);

CREATE TABLE match_note (
    id       uuid PRIMARY KEY,
    match_id uuid NOT NULL REFERENCES match,
    by       uuid NOT NULL,
    by_name  text NOT NULL,
    text     text NOT NULL,
    at       timestamptz NOT NULL
);
CREATE INDEX match_note_match ON match_note (match_id, id);

-- Every decision about a pair, by moderators and by the parties: what the weights are refitted on.
CREATE TABLE pair_decision (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    scenario_id uuid NOT NULL,
    profile_id  uuid,
    company_key text NOT NULL,
    kind        text NOT NULL,
    wanted      boolean NOT NULL,
    reason_code text,
    score       double precision NOT NULL,
    at          timestamptz NOT NULL
);
CREATE INDEX pair_decision_pair ON pair_decision (scenario_id, company_key);

-- What a company does not want to be recommended (不感兴趣).
CREATE TABLE dismissal (
    company_id  uuid NOT NULL,
    scenario_id uuid NOT NULL,
    version     bigint NOT NULL,
    active      boolean NOT NULL,
    reason_code text NOT NULL,
    note        text,
    at          timestamptz NOT NULL,
    PRIMARY KEY (company_id, scenario_id)
);

-- Introductions: how the talk goes on.
ALTER TABLE introduction
    ADD COLUMN last_step_at timestamptz,
    ADD COLUMN reminded_at  timestamptz,
    ADD COLUMN reminders    int NOT NULL DEFAULT 0;
UPDATE introduction SET last_step_at = COALESCE(agreed_at, offered_at);
ALTER TABLE introduction ALTER COLUMN last_step_at SET NOT NULL;
CREATE INDEX introduction_quiet ON introduction (last_step_at);

CREATE TABLE talk_entry (
    id        uuid PRIMARY KEY,
    match_id  uuid NOT NULL REFERENCES match,
    by        uuid NOT NULL,
    by_name   text NOT NULL,
    channel   text NOT NULL,
    held_on   date NOT NULL,
    text      text NOT NULL,
    next_step text,
    at        timestamptz NOT NULL
);
CREATE INDEX talk_entry_match ON talk_entry (match_id, id);

-- Matchmaking events (对接会、路演).
CREATE TABLE meeting_day (
    id            uuid PRIMARY KEY,
    version       bigint NOT NULL,
    number        text NOT NULL UNIQUE,
    owner_id      uuid NOT NULL,
    owner_name    text NOT NULL,
    name          text NOT NULL,
    place         text NOT NULL,
    note          text,
    state         text NOT NULL,
    rooms         text[] NOT NULL,
    slots         jsonb NOT NULL,
    most_per_side int NOT NULL,
    starts_at     timestamptz NOT NULL,
    answer_by     timestamptz NOT NULL,
    created_at    timestamptz NOT NULL,
    published_at  timestamptz,
    worth         bigint,
    bound         bigint,
    cancel_reason text
);
CREATE INDEX meeting_day_start ON meeting_day (starts_at DESC, id);

CREATE TABLE side (
    id                uuid PRIMARY KEY,
    day_id            uuid NOT NULL REFERENCES meeting_day,
    version           bigint NOT NULL,
    role              text NOT NULL,
    organization_id   uuid NOT NULL,
    organization_name text NOT NULL,
    scenario_id       uuid,
    scenario_name     text,
    state             text NOT NULL,
    present           int[] NOT NULL,
    wishes            uuid[] NOT NULL,
    reason            text,
    answered_at       timestamptz
);
CREATE UNIQUE INDEX side_once ON side (day_id, organization_id, COALESCE(scenario_id, '00000000-0000-0000-0000-000000000000'));
CREATE INDEX side_organization ON side (organization_id, day_id);

CREATE TABLE meeting (
    id          uuid PRIMARY KEY,
    day_id      uuid NOT NULL REFERENCES meeting_day,
    version     bigint NOT NULL,
    host_id     uuid NOT NULL REFERENCES side,
    guest_id    uuid NOT NULL REFERENCES side,
    slot        int NOT NULL,
    room        int NOT NULL,
    worth       int NOT NULL,
    by_hand     boolean NOT NULL,
    host_came   boolean,
    guest_came  boolean,
    outcome     text,
    value       numeric,
    note        text,
    recorded_at timestamptz
);
CREATE INDEX meeting_of_day ON meeting (day_id);
