-- Lists that are aimed at groups, scheduled, and followed by newer ones. `audience` is the rule, `members` what it came to at publication
-- (and newcomers since); a published list without members is everyone's.
ALTER TABLE list
    ADD COLUMN audience         jsonb,
    ADD COLUMN members          uuid[],
    ADD COLUMN scheduled_at     timestamptz,
    ADD COLUMN schedule_problem text,
    ADD COLUMN supersedes_id    uuid REFERENCES list,
    ADD COLUMN superseded_by_id uuid REFERENCES list,
    ADD COLUMN superseded_at    timestamptz,
    ADD COLUMN last_notice      int NOT NULL DEFAULT 0;
CREATE INDEX list_due ON list (scheduled_at) WHERE state = 'Scheduled';
CREATE INDEX list_aimed ON list (published_at) WHERE members IS NOT NULL;

-- The organisations that may see a published scenario; nothing where everyone may.
ALTER TABLE scenario ADD COLUMN audience uuid[];

-- Whom a list can be aimed at: organisations as Identity tells of them, and what their capability profiles say.
CREATE TABLE market_player (
    id          uuid PRIMARY KEY,
    version     bigint NOT NULL,
    kind        text NOT NULL,
    name        text NOT NULL,
    search_name text NOT NULL,
    region_code text NOT NULL,
    growth_tier text,
    verified    boolean NOT NULL
);
CREATE TABLE player_field (
    profile_id uuid PRIMARY KEY,
    version    bigint NOT NULL,
    company_id uuid NOT NULL,
    words      text NOT NULL,
    active     boolean NOT NULL
);
CREATE INDEX player_field_company ON player_field (company_id);

-- What changed in a list after it was published, numbered within the list.
CREATE TABLE list_notice (
    id              uuid PRIMARY KEY,
    list_id         uuid NOT NULL REFERENCES list,
    number          int NOT NULL,
    kind            text NOT NULL,
    scenario_id     uuid NOT NULL REFERENCES scenario,
    scenario_number text NOT NULL,
    scenario_name   text NOT NULL,
    reason          text NOT NULL,
    amendment_id    uuid,
    at              timestamptz NOT NULL,
    UNIQUE (list_id, number)
);

-- Changes of approved texts: proposed by the park, decided by an administrator. One is open at a time.
CREATE TABLE amendment (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    scenario_id     uuid NOT NULL REFERENCES scenario,
    scenario_number text NOT NULL,
    owner_id        uuid NOT NULL,
    owner_name      text NOT NULL,
    state           text NOT NULL,
    edition         int,
    before          jsonb NOT NULL,
    content         jsonb NOT NULL,
    rationale       text NOT NULL,
    reason          text,
    proposed_at     timestamptz NOT NULL,
    decided_at      timestamptz
);
CREATE UNIQUE INDEX amendment_open ON amendment (scenario_id) WHERE state = 'Proposed';
CREATE INDEX amendment_scenario ON amendment (scenario_id, edition);
CREATE INDEX amendment_queue ON amendment (proposed_at, id) WHERE state = 'Proposed';

-- How far a published scenario has come.
CREATE TABLE progress (
    scenario_id    uuid PRIMARY KEY REFERENCES scenario,
    version        bigint NOT NULL,
    owner_id       uuid NOT NULL,
    state          text NOT NULL,
    department     text,
    note           text,
    next_report_at timestamptz,
    reminded_at    timestamptz,
    updated_at     timestamptz NOT NULL
);
CREATE INDEX progress_owner ON progress (owner_id, updated_at DESC);
CREATE INDEX progress_due ON progress (next_report_at) WHERE reminded_at IS NULL AND state NOT IN ('Done', 'Dropped');
CREATE TABLE outcome (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    scenario_id  uuid NOT NULL REFERENCES scenario,
    owner_id     uuid NOT NULL,
    kind         text NOT NULL,
    partner      text NOT NULL,
    value_yuan   numeric,
    reached_on   date NOT NULL,
    first_use    boolean NOT NULL,
    note         text,
    recorded_at  timestamptz NOT NULL,
    void_reason  text
);
CREATE INDEX outcome_scenario ON outcome (scenario_id);

-- Accepted scenarios that are selected for promotion. The scheme is the one that held at nomination.
CREATE TABLE demonstration (
    id              uuid PRIMARY KEY,
    version         bigint NOT NULL,
    scenario_id     uuid NOT NULL REFERENCES scenario,
    scenario_number text NOT NULL,
    scenario_name   text NOT NULL,
    owner_id        uuid NOT NULL,
    owner_name      text NOT NULL,
    audience        uuid[],
    state           text NOT NULL,
    applying_party  text NOT NULL,
    summary         text NOT NULL,
    scheme          jsonb NOT NULL,
    score           numeric,
    reason          text,
    nominated_at    timestamptz NOT NULL,
    notice_at       timestamptz,
    notice_ends_at  timestamptz,
    decided_at      timestamptz
);
CREATE UNIQUE INDEX demonstration_once ON demonstration (scenario_id) WHERE state <> 'Declined';
CREATE INDEX demonstration_state ON demonstration (state, nominated_at DESC, id);
CREATE TABLE demonstration_score (
    demonstration_id uuid NOT NULL REFERENCES demonstration,
    person_id        uuid NOT NULL,
    organization_id  uuid NOT NULL,
    marks            jsonb NOT NULL,
    total            numeric NOT NULL,
    comment          text,
    at               timestamptz NOT NULL,
    PRIMARY KEY (demonstration_id, person_id)
);
CREATE TABLE demonstration_objection (
    id                uuid PRIMARY KEY,
    version           bigint NOT NULL,
    demonstration_id  uuid NOT NULL REFERENCES demonstration,
    organization_id   uuid NOT NULL,
    organization_name text NOT NULL,
    text              text NOT NULL,
    at                timestamptz NOT NULL,
    answer            text,
    answered_at       timestamptz
);
CREATE INDEX demonstration_objection_of ON demonstration_objection (demonstration_id);

-- Support to the party that applies a demonstrated scenario: rate, cap and base as the scheme had them.
CREATE TABLE demonstration_support (
    id               uuid PRIMARY KEY,
    demonstration_id uuid NOT NULL REFERENCES demonstration,
    scheme           text NOT NULL,
    scheme_name      text NOT NULL,
    party            text NOT NULL,
    base_yuan        numeric NOT NULL,
    rate             numeric NOT NULL,
    cap_yuan         numeric,
    amount_yuan      numeric NOT NULL,
    note             text,
    at               timestamptz NOT NULL
);
CREATE INDEX demonstration_support_of ON demonstration_support (demonstration_id);
