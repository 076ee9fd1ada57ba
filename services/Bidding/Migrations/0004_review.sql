-- Formal check (形式审查) and review (评审). Challenges that were opened before this came have their formal check still before them.
UPDATE challenge SET state = 'FormalCheck', version = version + 1 WHERE state = 'Review';

CREATE TABLE formal_check (
    bid_id       uuid PRIMARY KEY REFERENCES bid,
    challenge_id uuid NOT NULL REFERENCES challenge,
    items        jsonb NOT NULL,
    missing      text,
    cure_by      timestamptz,
    cure_text    text,
    cured_at     timestamptz,
    passed       boolean,
    reason       text,
    decided_by   uuid,
    decided_at   timestamptz
);
CREATE INDEX formal_check_challenge ON formal_check (challenge_id);

CREATE TABLE expert (
    person_id       uuid PRIMARY KEY,
    version         bigint NOT NULL,
    member_version  bigint NOT NULL,
    name            text NOT NULL,
    organization_id uuid NOT NULL,
    active          boolean NOT NULL,
    suspended       text,
    available       boolean NOT NULL,
    region_code     text,
    fields          text[] NOT NULL,
    affiliations    jsonb NOT NULL,
    search_text     text NOT NULL
);

CREATE TABLE review (
    challenge_id uuid PRIMARY KEY REFERENCES challenge,
    version      bigint NOT NULL,
    state        text NOT NULL,
    labels       jsonb NOT NULL,
    chair_id     uuid,
    due          timestamptz,
    started_at   timestamptz,
    finished_at  timestamptz,
    conclusion   text,
    ranking      jsonb NOT NULL,
    reordering   jsonb
);

CREATE TABLE seat (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    challenge_id uuid NOT NULL REFERENCES review,
    person_id    uuid NOT NULL REFERENCES expert,
    name         text NOT NULL,
    number       int NOT NULL,
    state        text NOT NULL,
    answer_by    timestamptz,
    declared     text[] NOT NULL,
    reason       text,
    answered_at  timestamptz,
    reminded_at  timestamptz,
    UNIQUE (challenge_id, person_id)
);
CREATE INDEX seat_person ON seat (person_id, id DESC);

-- Conflicts of interest, computed before the invitation or declared with the answer to it.
CREATE TABLE conflict (
    challenge_id uuid NOT NULL REFERENCES review,
    bid_id       uuid NOT NULL REFERENCES bid,
    person_id    uuid NOT NULL REFERENCES expert,
    kind         text NOT NULL,
    detail       text NOT NULL,
    found_at     timestamptz NOT NULL,
    PRIMARY KEY (challenge_id, bid_id, person_id, kind)
);

CREATE TABLE score_sheet (
    id           uuid PRIMARY KEY,
    version      bigint NOT NULL,
    challenge_id uuid NOT NULL REFERENCES review,
    seat_id      uuid NOT NULL REFERENCES seat,
    bid_id       uuid NOT NULL REFERENCES bid,
    person_id    uuid NOT NULL,
    state        text NOT NULL,
    explanation  jsonb NOT NULL,
    marks        jsonb NOT NULL,
    comment      text,
    total        numeric(7, 4),
    saved_at     timestamptz,
    submitted_at timestamptz,
    reopened     text,
    UNIQUE (bid_id, person_id)
);
CREATE INDEX score_sheet_challenge ON score_sheet (challenge_id);
CREATE INDEX score_sheet_person ON score_sheet (person_id, id DESC);

CREATE TABLE remark (
    id           uuid PRIMARY KEY,
    challenge_id uuid NOT NULL REFERENCES review,
    seat_id      uuid NOT NULL REFERENCES seat,
    bid_id       uuid REFERENCES bid,
    text         text NOT NULL,
    at           timestamptz NOT NULL
);
CREATE INDEX remark_challenge ON remark (challenge_id, id);
